/** No answer that is asked for here is near it. */
const mostBytes = 8 * 1024 * 1024;

/** The text of an answer; undefined when it is longer than any answer should be. Never holds more than that. */
export async function textOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let read = 0;
  let text = '';
  // What was compressed counts unpacked.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    read += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (read > mostBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
