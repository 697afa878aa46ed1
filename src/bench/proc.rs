//! What the system knows about a process: its time on the processors and its memory.

use anyhow::Context;

/// The system counts in hundredths of a second, whatever the kernel itself ticks at.
const MICROS_PER_TICK: u64 = 10_000;

/// Processor time of a whole process so far, in microseconds.
pub(super) fn cpu_micros(process: u32) -> anyhow::Result<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))
        .with_context(|| format!("process {process} is gone"))?;
    // The name of the program may hold spaces; what follows its bracket does not.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let mut ticks = rest.split_whitespace().skip(11).map(str::parse::<u64>);
    let (user, system) = (ticks.next(), ticks.next());
    let user = user.context("no user time")??;
    let system = system.context("no system time")??;
    Ok((user + system) * MICROS_PER_TICK)
}

/// The most memory a process ever had, in kilobytes.
pub(super) fn rss_max_kb(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .context("no VmHWM")?;
    let kilobytes = line.split_whitespace().next().context("VmHWM is empty")?;
    Ok(kilobytes.parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_time_and_memory() {
        assert!(cpu_micros(std::process::id()).is_ok());
        assert!(rss_max_kb(std::process::id()).unwrap() > 100);
    }
}
