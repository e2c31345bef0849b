package dev.portolan.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[click](javascript:alert(1))",
                "[click](data:text/html,hi)",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<style>body{display:none}</style>",
                "<iframe src=\"https://evil.test\"></iframe>",
                "![pixel](https://evil.test/pixel.png)"
            })
    void nothingOfItCanRunOrLoad(String markdown) {
        assertThat(SafeMarkdown.html(markdown))
                .doesNotContain("<script", "<img", "<style", "<iframe")
                .doesNotContainPattern("href=\"(javascript|data):");
    }

    @Test
    void linksLeaveSafely() {
        assertThat(SafeMarkdown.html("[Runbook](https://runbooks.acme.test)"))
                .contains("href=\"https://runbooks.acme.test\"")
                .contains("noopener");
    }

    @Test
    void tablesAreTables() {
        assertThat(SafeMarkdown.html("| state | when |\n|---|---:|\n| up | <b onclick=x>always</b> |"))
                .contains("<th>state</th>", "<td>up</td>")
                .doesNotContain("<b", "|");
    }

    @Test
    void headingsStartBelowThePages() {
        assertThat(SafeMarkdown.html("# Title\n\n## Part")).contains("<h3>Title</h3>", "<h4>Part</h4>");
    }
}
