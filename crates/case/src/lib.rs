//! One application on its way: (service, stage, command, facts, now) to step
