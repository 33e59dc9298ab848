package io.brazier.driver.lvm;

import static io.brazier.driver.OldBytesContract.spec;

import io.brazier.backend.BackendAddress;
import io.brazier.driver.BackendConfig;
import io.brazier.driver.OldBytesContract;
import io.brazier.driver.TestBackend;
import io.brazier.driver.VolumeDriver;
import io.brazier.driver.VolumeDriverContract;
import io.brazier.driver.process.Pause;
import io.brazier.driver.process.ProcFormerPrograms;
import io.brazier.driver.process.ProcessCommandRunner;
import io.brazier.volume.VolumeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The driver's contract on real LVM, with the volume groups of a lab host; [LvmVolumeDriverLabIT]
/// runs it in one. Nowhere else: it deletes what it finds.
@EnabledIfSystemProperty(named = "brazier.lab", matches = "true")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class LvmDriverInLab {

  @Nested
  @Order(1)
  class Thick extends Contract implements VolumeDriverContract {
    Thick() {
      super(Map.of("volume-group", "cinder-volumes", "lvm-type", "default"));
    }
  }

  @Nested
  @Order(2)
  class Thin extends Contract implements VolumeDriverContract {
    Thin() {
      super(Map.of("volume-group", "cinder-volumes-thin", "lvm-type", "auto"));
    }
  }

  /// Last: the volume group is known as not zeroed from then on. But for its bytes it is the first.
  @Nested
  @Order(3)
  class ThickWithoutClearing extends Contract {
    ThickWithoutClearing() {
      super(
          Map.of("volume-group", "cinder-volumes", "lvm-type", "default", "volume-clear", "none"));
    }
  }

  /// A contract with real devices, with one driver for all tests: setting up is slow. Content is
  /// looked at in blocks all over the device.
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Contract implements OldBytesContract {

    private static final int BLOCK_BYTES = 1 << 20;
    private static final int STRIDE_BYTES = 16 * BLOCK_BYTES;
    private static final long GIB_BYTES = 1L << 30;

    private final VgName group;
    private final Map<String, String> settings;
    private final VolumeDriver driver;

    Contract(Map<String, String> settings) {
      this.settings = settings;
      this.group = new VgName(TestBackend.config(settings).volumeGroup());
      this.driver = driverBeforeSetup();
    }

    @BeforeAll
    void setUp() {
      driver.checkForSetupError();
    }

    @BeforeEach
    void emptyTheGroup() {
      driver.snapshots().forEach(id -> driver.deleteSnapshot(spec(id, FIRST, 1)));
      driver.volumes().forEach(id -> driver.delete(spec(id, 1)));
    }

    @Override
    public VolumeDriver driver() {
      return driver;
    }

    public final VolumeDriver driverBeforeSetup() {
      BackendConfig config = TestBackend.config(settings);
      ProcessCommandRunner runner = new ProcessCommandRunner();
      LvmRunner.Environment environment = LvmRunner.Environment.of(config);
      Lvm lvm =
          new Lvm(group, new LvmRunner(runner, new MetadataQueue(), environment, Pause.PARKED));
      return new LvmVolumeDriver(
          new BackendAddress("lab", "lvm", null),
          config,
          lvm,
          new Wiper(lvm, runner, config, Pause.PARKED),
          new ProcFormerPrograms(),
          Pause.PARKED);
    }

    @Override
    public void fill(VolumeId id) {
      byte[] block = new byte[BLOCK_BYTES];
      Arrays.fill(block, (byte) 0xA5);
      try (FileChannel device = open(id, StandardOpenOption.WRITE)) {
        for (long at = 0; at < sizeBytes(device(id)); at += STRIDE_BYTES) {
          device.write(ByteBuffer.wrap(block), at);
        }
        device.force(true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isFilledUpTo(VolumeId id, int gib) {
      return isAll((byte) 0xA5, id, 0, gib * GIB_BYTES);
    }

    @Override
    public boolean readsAsZerosFrom(VolumeId id, int gib) {
      return isAll((byte) 0, id, gib * GIB_BYTES, Long.MAX_VALUE);
    }

    private boolean isAll(byte wanted, VolumeId id, long fromBytes, long toBytes) {
      byte[] expected = new byte[BLOCK_BYTES];
      Arrays.fill(expected, wanted);
      try (FileChannel device = open(id, StandardOpenOption.READ)) {
        long end = Math.min(toBytes, sizeBytes(device(id)));
        for (long at = fromBytes; at < end; at += STRIDE_BYTES) {
          ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
          while (block.hasRemaining() && device.read(block, at + block.position()) > 0) {}
          if (!Arrays.equals(block.array(), expected)) {
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public void whileOpen(VolumeId id, Runnable work) {
      try (FileChannel _ = open(id, StandardOpenOption.READ)) {
        work.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Path device(VolumeId id) {
      return Path.of(group.devicePath(LvName.ofVolume(id)));
    }

    private FileChannel open(VolumeId id, StandardOpenOption mode) throws IOException {
      return FileChannel.open(device(id), mode);
    }

    private static long sizeBytes(Path device) throws IOException {
      try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
        return channel.size();
      }
    }
  }
}
