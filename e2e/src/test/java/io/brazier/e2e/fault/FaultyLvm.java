package io.brazier.e2e.fault;

import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.Part;

/// LVM's commands on a storage host go wrong: in their place the volume service finds programs of
/// the same names, first on its path, while the fault lasts. A power cut forgets them.
///
/// @param manner what they do
public record FaultyLvm(Brazier brazier, int host, Manner manner) implements Fault {

  private static final String FOLDER = Brazier.PROGRAMS;

  /// The real command, if half of the time only: a fault may come before or after its effect.
  private static final String PERHAPS =
      "read chance </proc/sys/kernel/random/uuid\ncase $chance in [0-7]*) %s ;; esac\n";

  private static final String REAL = "${0##*/} \"$@\"";

  private static final String ONLY_LOOKED =
      "\nstatus=$?\ncase $1 in fullreport | version) exit $status ;; esac\n";

  /// What the commands do.
  public enum Manner {
    /// They end by SIGSEGV, before or after they did their work.
    CRASH("LVM crashes", PERHAPS.formatted(REAL) + "kill -SEGV $$"),
    /// They do not end, before or after they did their work.
    HANG("LVM hangs", PERHAPS.formatted(REAL) + "exec sleep 600"),
    /// They do their work and report failure, but for those that only look.
    LIE("LVM lies", REAL + ONLY_LOOKED + "exit 5");

    private final String kind;
    private final String program;

    Manner(String kind, String work) {
      this.kind = kind;
      this.program = "#!/bin/sh\nexport PATH=\"${PATH#" + FOLDER + ":}\"\n" + work + '\n';
    }
  }

  /// Everything becomes visible at once, in one step.
  private static final String INSTALL =
      """
      rm -rf %1$s.new && mkdir %1$s.new && cd %1$s.new && printf '%%s' "$1" >lvcreate && chmod +x lvcreate
      for name in lvm lvremove lvrename lvchange; do cp lvcreate "$name"; done
      rm -rf %1$s && mv %1$s.new %1$s\
      """
          .formatted(FOLDER);

  @Override
  public String kind() {
    return manner.kind;
  }

  @Override
  public String place() {
    return Part.host(host).place();
  }

  @Override
  public boolean inject() {
    brazier.exec(host, "sh", "-c", INSTALL, "install", manner.program).orFail();
    return true;
  }

  @Override
  public void heal() {
    brazier.exec(host, "rm", "-rf", FOLDER).orFail();
  }
}
