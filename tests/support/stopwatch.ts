/**
 * Starts a watch; what it returns tells the milliseconds since then, of the clock or of this process's processor
 * time, whichever is less: what else the machine does must not fail a test.
 */
export function stopwatch(): () => number {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min(performance.now() - start, (user + system) / 1000);
  };
}
