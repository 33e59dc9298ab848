package io.brazier.bench;

/// The limit of making LVs: a shell loop of `lvcreate` on the storage host, one after the other, as
/// LVM's lock on the group has it anyway. The host times the loop itself.
final class LvLoop {

  private final Script script;

  LvLoop(Script script) {
    this.script = script;
  }

  /// Finds where the LV of a volume is.
  Place find(String volumeId) {
    return Place.parse(
        script.onHost(
            "lvs --noheadings -o vg_name,pool_lv -S lv_name=volume-%s 2>/dev/null"
                .formatted(volumeId)));
  }

  /// Makes LVs and removes them; only the making is timed.
  Sample run(Place place, int count) {
    String timed =
        script.onHost(
            """
            set -e
            begun=$(date +%%s%%N)
            for i in $(seq %1$d); do
              lvcreate --yes -n bench-$i --addtag bench %2$s >/dev/null 2>&1
            done
            ended=$(date +%%s%%N)
            for i in $(seq %1$d); do lvremove --yes %3$s/bench-$i >/dev/null 2>&1; done
            echo took $((ended - begun))
            """
                .formatted(count, place.arguments(), place.group()));
    return sample(count, nanos(timed));
  }

  private static Sample sample(int count, long nanos) {
    Sample sample = new Sample();
    for (int i = 0; i < count; i++) {
      sample.succeeded(nanos / count);
    }
    sample.spanned(nanos);
    return sample;
  }

  /// The figure in the last line, past anything that the way into the host printed.
  static long nanos(String output) {
    String last = output.strip().lines().reduce((_, line) -> line).orElse("");
    if (!last.startsWith("took ")) {
      throw new BenchFailure("the loop on the storage host failed: " + output);
    }
    return Long.parseLong(last.substring("took ".length()).strip());
  }
}
