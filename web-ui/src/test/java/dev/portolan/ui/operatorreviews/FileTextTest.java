package dev.portolan.ui.operatorreviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.operatorreviews.FileText.Line;
import dev.portolan.ui.operatorreviews.FileText.Part;
import dev.portolan.ui.operatorreviews.FileText.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTextTest {
    @Test
    void plainTextStaysAsItIs() {
        var text = FileText.of("const a = 1;\n\treturn 'ä 漢 😀';\r\n");

        assertThat(text.lines()).extracting(Line::plain).containsExactly("const a = 1;", "\treturn 'ä 漢 😀';");
        assertThat(text.hidden()).isZero();
        assertThat(text.cut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x202E, 0x2066, 0x200B, 0x200D, 0xFEFF, 0xE0041, 0x00AD, 0x0000, 0x001B, 0x2028, 0x00A0, 0xFE0F, 0x3164,
                0xE000, 0x2800
            })
    void whatCannotBeSeenStandsByItsName(int point) {
        var line = FileText.of("a" + Character.toString(point) + "b").lines();

        var parts = line.stream().flatMap(one -> one.parts().stream()).toList();
        if (point == 0x2028) { // ends a line, as an editor would show it
            assertThat(line).hasSize(2);
        } else {
            assertThat(parts)
                    .containsExactly(
                            new Part("a", false), new Part("U+%04X".formatted(point), true), new Part("b", false));
        }
    }

    @Test
    void hiddenCharactersAreCounted() {
        var text = FileText.of("a\u202E\u202Cb\nfine\n\u200B");

        assertThat(text.hidden()).isEqualTo(3);
        assertThat(text.lines()).extracting(Line::suspicious).containsExactly(true, false, true);
    }

    @Test
    void aLongFileIsCutAndSaysSo() {
        var many = FileText.of("x\n".repeat(FileText.MOST_LINES + 5));
        var wide = FileText.of("x".repeat(FileText.LONGEST_LINE + 1));

        assertThat(many.lines()).hasSize(FileText.MOST_LINES);
        assertThat(many.cut()).isTrue();
        assertThat(wide.lines().getFirst().plain()).hasSize(FileText.LONGEST_LINE);
        assertThat(wide.cut()).isTrue();
    }

    @Test
    void plainLinesAreDrawnTogetherAndMarkedOnesAlone() {
        var runs = FileText.of("one\ntwo\nthree\nfo\u200Bur\nfive\n").runs(List.of(2));

        assertThat(runs).extracting(Run::number).containsExactly(0, 2, 0, 4, 0);
        assertThat(runs).extracting(Run::found).containsExactly(false, true, false, false, false);
        assertThat(runs.getFirst().line().plain()).isEqualTo("one\n");
        assertThat(runs.get(2).line().plain()).isEqualTo("three\n");
    }

    @Test
    void nothingIsLostBetweenTheRuns() {
        var text = "line\n".repeat(1_000);

        var drawn = new StringBuilder();
        FileText.of(text)
                .runs(List.of(7, 999))
                .forEach(run -> drawn.append(run.line().plain()).append(run.number() > 0 ? "\n" : ""));

        assertThat(drawn.toString()).isEqualTo(text);
    }

    @Test
    void anEmptyFileHasNoRuns() {
        assertThat(FileText.of("").runs(List.of()))
                .extracting(run -> run.line().plain())
                .containsExactly("\n");
        assertThat(FileText.of("a\u200Bb").shown()).isEqualTo("aU+200Bb");
    }
}
