package io.brazier.driver.lvm;

import java.util.regex.Pattern;

/// The name of a volume group, by LVM's own rules; nothing else reaches a command line.
record VgName(String value) {

  private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9_+.][a-zA-Z0-9_+.-]{0,126}");

  VgName {
    if (!VALID.matcher(value).matches() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException("not a volume group name: \"" + value + '"');
    }
  }

  /// The thin pool's name (`cinder/brick/local_dev/lvm.py`).
  LvName pool() {
    return new LvName(value + "-pool");
  }

  /// `VG/LV`, as LVM's commands take it.
  String qualified(LvName volume) {
    return value + '/' + volume.value();
  }

  /// The device file of an active volume.
  String devicePath(LvName volume) {
    return "/dev/" + qualified(volume);
  }

  @Override
  public String toString() {
    return value;
  }
}
