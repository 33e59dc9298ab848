package io.brazier.driver.process;

import java.util.List;

/// Programs that a former process of this service left running: who is killed cannot end what it
/// has started.
@FunctionalInterface
public interface FormerPrograms {

  /// Ends every program of this host that has a variable with this value in its environment, unless
  /// this process has started it. It may first come to its own end, but not for long.
  ///
  /// @return the pids of those that run all the same; empty is what is expected
  List<Long> end(String variable, String value);
}
