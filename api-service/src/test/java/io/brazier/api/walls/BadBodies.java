package io.brazier.api.walls;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Spoils bodies as bytes; [BadValues] spoils what they say.
final class BadBodies {

  static final List<Mutation> ALL =
      List.of(
          BadBodies::exchange,
          BadBodies::deepen,
          BadBodies::truncate,
          BadBodies::breakByte,
          BadBodies::reencode,
          BadBodies::addRandomBytes,
          (draft, _) -> draft.body(" ".repeat(1 << 20)),
          (draft, _) -> draft.body("\"" + "x".repeat(114_686) + "\""),
          (draft, _) -> draft.body("9".repeat(100_000)),
          (draft, _) -> draft.body(new byte[0]));

  private static final List<String> TEXTS =
      List.of(
          " ",
          "{",
          "}",
          "{}",
          "[]",
          "[{}]",
          "null",
          "true",
          "5",
          "\"\"",
          "nul",
          "{'volume': {}}",
          "{\"volume\": {\"size\": 1},}",
          "{\"volume\": {\"size\": 1}} x",
          "{\"volume\": {\"size\": 01}}",
          "{\"volume\": {\"size\": NaN}}",
          "{\"volume\": {\"size\": Infinity}}",
          "{\"volume\": {\"size\": 1, \"size\": 2}, \"volume\": 3}",
          "{\"volume\": /* why */ {}}",
          "{\"\": {\"\": {\"\": {}}}}",
          "{\"__proto__\": {\"x\": 1}}",
          "{\"@class\": \"java.lang.Runtime\"}",
          "{\"addProjectAccess\": null}",
          "{\"addProjectAccess\": {}, \"removeProjectAccess\": {}}",
          "{\"os-extend\": {\"new_size\": 2}}",
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>",
          "a=b&c=d",
          "\0");

  private BadBodies() {}

  private static void exchange(Draft draft, Random random) {
    draft.body(Mutation.pick(random, TEXTS));
  }

  private static void deepen(Draft draft, Random random) {
    int depth = Mutation.pick(random, List.of(99, 100, 101, 500, 1_000, 10_000, 50_000));
    draft.body(
        switch (random.nextInt(3)) {
          case 0 -> "[".repeat(depth);
          case 1 -> "{\"volume\":".repeat(depth / 5) + "1" + "}".repeat(depth / 5);
          default ->
              "{\"volume\":{\"size\":1},\"OS-SCH-HNT:scheduler_hints\":{\"query\":%s%s}}"
                  .formatted("[".repeat(depth), "]".repeat(depth));
        });
  }

  private static void truncate(Draft draft, Random random) {
    draft.body(Arrays.copyOf(draft.body(), random.nextInt(draft.body().length + 1)));
  }

  private static void breakByte(Draft draft, Random random) {
    byte[] body = draft.body().clone();
    if (body.length > 0) {
      body[random.nextInt(body.length)] =
          Mutation.pick(random, List.of((byte) 0xff, (byte) 0xc0, (byte) 0xed, (byte) 0, (byte) 1));
    }
    draft.body(body);
  }

  private static void reencode(Draft draft, Random random) {
    Charset charset =
        Mutation.pick(
            random, List.of(UTF_16LE, Charset.forName("UTF-32"), Charset.forName("IBM037")));
    String mark = random.nextBoolean() ? "\uFEFF" : "";
    draft.body((mark + new String(draft.body(), UTF_8)).getBytes(charset));
  }

  private static void addRandomBytes(Draft draft, Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    draft.body(bytes);
  }
}
