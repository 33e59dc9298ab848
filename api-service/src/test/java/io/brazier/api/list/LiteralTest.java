package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.api.list.Literal.Mapping;
import io.brazier.api.list.Literal.None;
import io.brazier.api.list.Literal.Numeral;
import io.brazier.api.list.Literal.Several;
import io.brazier.api.list.Literal.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Python 3.11 makes of texts (`ast.literal_eval`), each tried there.
class LiteralTest {

  private static final Text A = new Text("a");
  private static final Text B = new Text("b");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"available\",available",
        "'a b',a b",
        "u'ü',ü",
        "b'a\\x62',ab",
        "b'\\xc3\\xbc',ü",
        "b'\\u0041',\\u0041",
        "r'\\n\\'',\\n\\'",
        "Rb'\\d',\\d",
        "'''a'b''',a'b",
        "\"\"\"a\"b\"\"\",a\"b",
        "'a' \"b\",ab",
        "('a'),a",
        "'\\x41\\101\\u0041\\U00000041',AAAA",
        "'\\U0001F600',😀",
        "'\\N{LATIN SMALL LETTER U WITH DIAERESIS}',ü",
        "'\\'\\\"\\\\',`'\"\\`",
        "'\\q\\/',\\q\\/",
        "'a\\tb',a\tb",
      })
  void quotedTextIsWithoutItsQuotes(String text, String expected) {
    assertThat(Literal.read(text)).isEqualTo(new Text(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "5,5",
    "-5,-5",
    "+5,5",
    "00,0",
    "1_000,1000",
    "0x1F,31",
    "0o17,15",
    "0b11,3",
    "1.5,1.5",
    ".5,0.5",
    "5.,5",
    "1.e2,100",
    "01.5,1.5",
    "1e3,1000",
    "1_0.2_5e-1,1.025",
    "True,1",
    "False,0",
  })
  void numberKeepsTheTextThatWasSent(String text, double value) {
    assertThat(Literal.read(text)).isEqualTo(new Numeral(text, value));
    assertThat(Literal.read(" " + text + " ").asText()).contains(text);
  }

  /// A query may be as long as that.
  @ParameterizedTest
  @ValueSource(strings = {"1", "_1", "0", "_0"})
  void numberMayBeLong(String digits) {
    String many = digits.repeat(8000);
    for (String beginning : List.of("1", "0", "0x1", "0o1", "0b1", "1.1", ".1", "1e1", "1.1e-1")) {
      Literal.read(beginning + many);
    }
    assertThat(Literal.read("1" + many)).isInstanceOf(Numeral.class);
    assertThat(Literal.read("[0x1" + many + "]")).isInstanceOf(Several.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "a'b",
        "'a",
        "'''a'",
        "'a''",
        "f'a'",
        "ub'a'",
        "'a' b'b'",
        "b'ü'",
        "b'\\xff'",
        "'\\x4'",
        "'\\u00e'",
        "'\\U00110000'",
        "'\\N{NO SUCH NAME}'",
        "'\\N'",
        "'a\nb'",
        "01",
        "1__0",
        "1_",
        "0x",
        "1e",
        "--1",
        "-True",
        "5a",
        "none",
        "true",
        "null",
        "[a]",
        "['a'",
        "[,]",
        "['a' 1]",
        "['a',,]",
        ",",
        "{'a'",
        "{'a': }",
        "{'a': 1, 'b'}",
        "{'a', 'b': 1}",
        "{} {}",
        "('a'",
        "()()",
        "dict(a='b')",
        "a=b",
        "2026-01-01",
        "1.2.3",
      })
  void whatIsNoLiteralIsTheTextThatItIs(String text) {
    assertThat(Literal.read(text)).isEqualTo(new Text(text));
  }

  /// Cinder answers these with a 500, or finds nothing.
  @ParameterizedTest
  @ValueSource(
      strings = {"1j", "1+2j", "{['a']: 1}", "'\\u0000'", "{'a': '\\u0000'}", "{'\\ud800': ''}"})
  void whatNoColumnCanHoldIsATextToo(String text) {
    assertThat(Literal.read(text)).isEqualTo(new Text(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['a', 'b']",
        "['a','b',]",
        "('a', 'b')",
        "'a', 'b'",
        "'a', 'b',",
        "{'a', 'b'}",
        " [ u'a' ,\n b'b' ] ",
      })
  void severalValuesAreRead(String text) {
    assertThat(Literal.read(text)).isEqualTo(new Several(List.of(A, B)));
  }

  @Test
  void valuesStandWithinEachOther() {
    assertThat(Literal.read("[('a',), [], (), {}, {'b': None}]"))
        .isEqualTo(
            new Several(
                List.of(
                    new Several(List.of(A)),
                    new Several(List.of()),
                    new Several(List.of()),
                    new Mapping(Map.of()),
                    new Mapping(Map.of("b", new None())))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a': 'b', '1': 2}",
        "{\"a\":\"b\",\"1\":2}",
        "{u'a': u'b', 1: 2,}",
        "{'a': 'x', 'a': 'b', '1': 2}",
      })
  void mapIsReadInAllSpellings(String text) {
    assertThat(Literal.read(text)).isEqualTo(new Mapping(Map.of("a", B, "1", new Numeral("2", 2))));
  }

  @Test
  void depthHasALimit() {
    String deep = "[".repeat(200) + "]".repeat(200);
    assertThat(Literal.read(deep)).isInstanceOf(Several.class);
    for (int depth : List.of(300, 3_000)) {
      String deeper = "[".repeat(depth) + "]".repeat(depth);
      assertThat(Literal.read(deeper)).isEqualTo(new Text(deeper));
      assertThat(Literal.read("{1:".repeat(depth))).isInstanceOf(Text.class);
    }
  }
}
