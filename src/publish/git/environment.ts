/** A setting that holds in one folder only, as `git config` names it. */
export type LocalSetting = readonly [key: string, value: string];

/** Where git looks for its repository, which is always said; set when publish is run by a hook of git's. */
const elsewhere = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** Would show what is sent, tokens with it. */
const showing = /^GIT_(?:TRACE|CURL_VERBOSE)/;

/**
 * The environment of every process of git. People's configuration counts; what could make git ask at a terminal, run a
 * command in place of a transport, or work on another repository does not.
 *
 * @param settings handed on in the environment and not as arguments, since every user of the machine sees those
 */
export function gitEnvironment(
  environment: NodeJS.ProcessEnv,
  settings: readonly LocalSetting[],
): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !elsewhere.includes(name) && !showing.test(name),
  );
  const env = Object.fromEntries(kept);
  const hasSsh =
    env.GIT_SSH_COMMAND !== undefined ||
    env.GIT_SSH !== undefined ||
    settings.some(([key]) => key.toLowerCase() === 'core.sshcommand');
  return {
    ...env,
    ...(!hasSsh && { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=20' }),
    ...added(env, settings),
    GIT_ALLOW_PROTOCOL: 'file:ssh:https:http',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** Settings behind those that the environment has already. */
function added(present: NodeJS.ProcessEnv, settings: readonly LocalSetting[]): Record<string, string> {
  const before = Number(present.GIT_CONFIG_COUNT ?? 0);
  if (settings.length === 0 || !Number.isInteger(before)) return {};
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(before + settings.length) };
  settings.forEach(([key, value], i) => {
    env[`GIT_CONFIG_KEY_${before + i}`] = key;
    env[`GIT_CONFIG_VALUE_${before + i}`] = value;
  });
  return env;
}
