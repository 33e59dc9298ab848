package io.brazier.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brazier.driver.process.Command;
import io.brazier.driver.process.CommandResult;
import io.brazier.driver.process.ProcessCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/// Runs a test class in a lab host, which has a kernel of its own, and gives back each of its tests
/// as one of those outside.
public final class LabHost {

  private static final String LAB = "brazier.test.lab";
  private static final Path KERNEL = Path.of("/usr/bin/linux.uml");
  private static final Path LAB_HOST = Path.of("..", "deploy", "lab", "lvm-host").toAbsolutePath();

  /// Some minutes on an idle machine; a busy one takes many times as long.
  private static final Duration TIMEOUT = Duration.ofMinutes(45);

  private LabHost() {}

  /// Runs the nested classes of a class.
  ///
  /// @param state an empty folder
  public static Stream<DynamicTest> run(Class<?> testClass, Path state) throws IOException {
    assumeTrue(System.getProperty(LAB, "").isEmpty(), "told that there is no lab");
    assertThat(LAB_HOST).as("-D%s=none leaves the lab out", LAB).isExecutable();
    assertThat(KERNEL).as("user-mode-linux; -D%s=none leaves the lab out", LAB).isExecutable();
    Path results = state.resolve("results");

    CommandResult lab = runInLab(testClass, state, results);

    assertThat(lab.exitCode()).as("%s%n%s", lab.stdout(), lab.stderr()).isZero();
    List<String> lines = Files.readAllLines(results);
    assertThat(lines).as("one result of each test").hasSize(tests(testClass));
    return lines.stream().map(LabHost::outcome);
  }

  private static int tests(Class<?> testClass) {
    return (int)
        Arrays.stream(testClass.getDeclaredClasses())
            .filter(kind -> kind.isAnnotationPresent(Nested.class))
            .mapToLong(kind ->
                AnnotationSupport.findAnnotatedMethods(
                        kind, Test.class, HierarchyTraversalMode.TOP_DOWN)
                    .size())
            .sum();
  }

  private static CommandResult runInLab(Class<?> testClass, Path state, Path results) {
    List<String> argv =
        List.of(
            LAB_HOST.toString(),
            "--state",
            state.toString(),
            "--mem",
            "1G",
            "--disk-gib",
            "8",
            "--",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Dbrazier.lab=true",
            "-Djava.io.tmpdir=" + state,
            "-cp",
            System.getProperty("java.class.path"),
            LabMain.class.getName(),
            results.toString(),
            testClass.getName());
    return new ProcessCommandRunner().run(new Command(argv, Map.of(), TIMEOUT));
  }

  private static DynamicTest outcome(String line) {
    String[] fields = line.split("\t", 4);
    return DynamicTest.dynamicTest(
        "%s (%s ms)".formatted(fields[2], fields[1]),
        () -> assertThat(fields[0]).as(fields[3]).isEqualTo("ok"));
  }
}
