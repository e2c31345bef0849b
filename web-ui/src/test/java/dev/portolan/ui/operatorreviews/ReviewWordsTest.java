package dev.portolan.ui.operatorreviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.StaffReviews.Capabilities;
import dev.portolan.ui.clients.StaffReviews.Course;
import dev.portolan.ui.clients.StaffReviews.Finding;
import dev.portolan.ui.clients.StaffReviews.Named;
import dev.portolan.ui.clients.StaffReviews.PackedFile;
import dev.portolan.ui.clients.StaffReviews.Submission;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewWordsTest {
    private static final List<Finding> FINDINGS = List.of(
            finding("info", "README.md", 0),
            finding("warning", "plugin.js", 12),
            finding("error", "plugin.yaml", 2),
            finding("warning", "plugin.js", 3));

    @Test
    void findingsAreCountedByHowGraveTheyAre() {
        assertThat(ReviewWords.count(FINDINGS)).isEqualTo("1 error, 2 warnings, 1 note");
        assertThat(ReviewWords.count(List.of())).isEqualTo("Nothing found");
    }

    @Test
    void theGravestStandsFirstAndThenByPlace() {
        assertThat(ReviewWords.graded(FINDINGS))
                .extracting(ReviewWords::place)
                .containsExactly("plugin.yaml, line 2", "plugin.js, line 3", "plugin.js, line 12", "README.md");
    }

    @Test
    void linesOfAFileAreThoseSomethingWasFoundIn() {
        assertThat(ReviewWords.lines(FINDINGS, "plugin.js")).containsExactly(3, 12);
        assertThat(ReviewWords.lines(FINDINGS, "README.md")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"plugin.js, true", "icon.svg, true", "README.md, true", "screenshots/a.PNG, false", "plugin.wasm, false"
    })
    void picturesAndProgramsAreNotRead(String path, boolean readable) {
        assertThat(ReviewWords.readable(new PackedFile(path, 1))).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 byte", "900, 900 bytes", "2048, 2.0 KiB", "1572864, 1.5 MiB"})
    void sizesReadAsSizes(long bytes, String words) {
        assertThat(ReviewWords.size(bytes)).isEqualTo(words);
    }

    @Test
    void rulesReadAsWords() {
        assertThat(ReviewWords.rule("hidden-unicode")).isEqualTo("Hidden unicode");
        assertThat(ReviewWords.rule("")).isEmpty();
    }

    @Test
    void aDecisionNamesWhoAndWhy() {
        assertThat(ReviewWords.decided(submission("Ada", "too much"))).isEqualTo("Ada: too much");
        assertThat(ReviewWords.decided(submission("Ada", ""))).isEqualTo("By Ada.");
        assertThat(ReviewWords.decided(submission("", "The scanner found errors.")))
                .isEqualTo("The scanner found errors.");
        assertThat(ReviewWords.decided(submission("", ""))).isEmpty();
    }

    @Test
    void onlyWhatIsInQuarantineWaits() {
        assertThat(ReviewWords.STATES.stream().filter(state -> ReviewWords.waits(submission(state))))
                .containsExactly("quarantined");
    }

    private static Finding finding(String severity, String path, int line) {
        return new Finding("rule", severity, path, line, "", "", "words");
    }

    private static Submission submission(String by, String reason) {
        return submission("rejected", new Course(null, null, by, reason));
    }

    private static Submission submission(String state) {
        return submission(state, new Course(null, null, "", ""));
    }

    private static Submission submission(String state, Course course) {
        return new Submission(
                "1", new Named("a", "b", "1"), state, List.of(), new Capabilities(List.of(), List.of()), course);
    }
}
