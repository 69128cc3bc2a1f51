package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void leavesAnOrdinaryTextAsItIs() {
    assertThat(OneLine.of("connection  refused: db:5432 – naïve"))
        .isEqualTo("connection  refused: db:5432 – naïve");
    assertThat(OneLine.of("")).isEmpty();
  }

  @Test
  void makesOneBlankOfABreakAndTheBlanksBesideIt() {
    assertThat(OneLine.of("ERROR: no table \n  Position: 15"))
        .isEqualTo("ERROR: no table Position: 15");
    assertThat(OneLine.of("a\r\n\r\n\tb\u2028c\u0085d\u001be")).isEqualTo("a b c d e");
    assertThat(OneLine.of("\n first\n")).isEqualTo("first");
  }

  @Test
  void aFailureIsOneLine() {
    Exception failed = new IllegalStateException("first line\n\tsecond line\r\n");
    assertThat(Failures.text(failed))
        .isEqualTo("java.lang.IllegalStateException: first line second line");
  }

  @Test
  void aProblemIsOneLineAndToldOnce() {
    List<String> told = new ArrayList<>();
    Problems problems = new Problems(told::add);
    problems.tell("cannot time X: VerifyError: Bad type\nException Details:\n  Location: Y");
    problems.tell("cannot time X: VerifyError: Bad type Exception Details: Location: Y");
    assertThat(told)
        .containsExactly("cannot time X: VerifyError: Bad type Exception Details: Location: Y");
  }
}
