/** How every command ends. Part of what scripts rely on: never renumbered. */
export const exitCode = { approved: 0, ok: 0, error: 1, usage: 2, denied: 3, expired: 4, cancelled: 5 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** For the end of a command's `--help`. */
export const loginExitCodes = `Exit codes:
  0 approved   1 error     2 usage
  3 denied     4 expired   5 cancelled`;
