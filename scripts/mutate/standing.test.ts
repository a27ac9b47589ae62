/** The file that the standing worker is started with: `StandingRunner` answers trials instead of running it. */
export const isNeverRun = true
