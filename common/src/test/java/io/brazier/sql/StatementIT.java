package io.brazier.sql;

import static io.brazier.testing.Transactions.committed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/// How parameters find their places, and what becomes of mistakes.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StatementIT {

  private static final Statement GREET = new Statement("select :word || ' ' || :word2");

  private static final Map<Long, String> WORDS = Map.of(3L, "b", 2L, "a, \"{}");

  @Inject Session session;

  private List<String> texts(Statement statement, Statement.Binder binder) {
    return committed(() -> statement.rows(session, binder, row -> row.getString(1)));
  }

  @Test
  void setsANameWhereverItStands() {
    Statement statement =
        new Statement("select cast(:b as text) || :a || :b || (:n + 1) || (:n)::int");
    assertThat(texts(statement, p -> p.text("a", "-").number("n", 41).text("b", "x")))
        .containsExactly("x-x4241");
  }

  @Test
  void tellsANameFromALongerOne() {
    assertThat(texts(GREET, p -> p.text("word2", "you").text("word", "hey")))
        .containsExactly("hey you");
  }

  @Test
  void takesNothingAndEmptyForWhatTheyAre() {
    Statement statement = new Statement("select coalesce(:a, 'none') || coalesce(:b, 'none')");
    assertThat(texts(statement, p -> p.text("a", null).text("b", ""))).containsExactly("none");
  }

  @Test
  void keepsTheOrderOfArraysAndTheirGaps() {
    Statement statement =
        new Statement(
            "select concat_ws('=', w, n) from unnest(:words, :numbers) as t(w, n) where :all");
    assertThat(
            texts(
                statement,
                p ->
                    p.texts("words", List.of(3L, 1L, 2L), WORDS::get)
                        .numbers("numbers", List.of(3L, 1L, 2L), number -> number)
                        .flag("all", true)))
        .containsExactly("b=3", "1", "a, \"{}=2");
  }

  @Test
  void saysWhetherARowChanged() {
    Statement statement = new Statement("update shedding set n = n + 1 where n = :n returning n");
    boolean[] changed =
        committed(() -> {
          session
              .createNativeMutationQuery("create temporary table shedding (n int)")
              .executeUpdate();
          session.createNativeMutationQuery("insert into shedding values (1)").executeUpdate();
          boolean first = statement.changes(session, p -> p.number("n", 1));
          boolean second = statement.changes(session, p -> p.number("n", 1));
          session.createNativeMutationQuery("drop table shedding").executeUpdate();
          return new boolean[] {first, second};
        });
    assertThat(changed).containsExactly(true, false);
  }

  @Test
  void refusesAParameterThatThereIsNot() {
    assertThatThrownBy(() -> texts(GREET, p -> p.text("wort", "hey")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the statement has no parameter :wort");
  }

  @Test
  void refusesToLeaveAParameterOut() {
    assertThatThrownBy(() -> texts(GREET, p -> p.text("word", "hey")))
        .isInstanceOf(PersistenceException.class)
        .hasStackTraceContaining("No value specified for parameter 2");
  }

  @Test
  void refusesToRunWithoutATransaction() {
    assertThatThrownBy(() -> GREET.rows(session, _ -> {}, row -> row.getString(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs the caller's transaction");
  }
}
