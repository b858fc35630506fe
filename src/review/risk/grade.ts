/** From worst to none: what applying a change may do to traffic. */
export const grades = ['critical', 'high', 'medium', 'low', 'none'] as const;
export type Grade = (typeof grades)[number];

/** The worst of some grades; `none` of no grade. */
export const worst = (some: readonly Grade[]): Grade => grades.find(grade => some.includes(grade)) ?? 'none';

/** For sorting: the worst first. */
export const rank = (grade: Grade): number => grades.indexOf(grade);
