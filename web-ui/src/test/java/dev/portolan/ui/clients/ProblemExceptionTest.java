package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Problem.Violation;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemExceptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            See violations.                                  | /configuration/url         | must be an https address      | The setting “url” must be an https address.
            See violations.                                  | /configuration/hosts/0/url | is required                   | The setting “hosts 1 › url” is required.
            See violations.                                  | /grants                    | enabling it needs consent to catalog.read: send the grants along to consent to it | Enabling it needs consent to catalog.read.
            See violations.                                  | /email                     | is taken                      | “email” is taken.
            See violations.                                  | version                    | must be a version             | “version” must be a version.
            See violations.                                  | ''                         | line 3: is no plugin          | Line 3: is no plugin.
            The file is no plugin set. See violations.       | /plugins/a~1b              | is not known here             | The file is no plugin set. “plugins › a/b” is not known here.
            The address names another one; see violations.   | /metadata/name             | found a: change it            | The address names another one. “metadata › name” found a: change it.
            The draft cannot be published yet.               | /content/title             | is missing.                   | The draft cannot be published yet. “content › title” is missing.
            """)
    void whatIsWrongIsSaidInWords(String detail, String pointer, String message, String words) {
        assertThat(problem(detail, new Violation(pointer, message)).detail()).isEqualTo(words);
    }

    @Test
    void aProblemOfTheWholeIsToldAsItCame() {
        assertThat(problem("Someone else was faster").detail()).isEqualTo("Someone else was faster");
    }

    @Test
    void ofManyOnlyAFewAreTold() {
        var many = IntStream.range(0, 8).mapToObj(i -> new Violation("/f" + i, "is missing"));
        assertThat(problem("See violations.", many).detail())
                .startsWith("“f0” is missing.")
                .endsWith("“f4” is missing. And 3 more.");
    }

    @Test
    void theSameIsToldOnce() {
        var twice = Stream.of(new Violation("/grants/0", "it is unknown"), new Violation("/grants/1", "it is unknown"));
        assertThat(problem("See violations.", twice).detail()).isEqualTo("It is unknown.");
    }

    private static ProblemException problem(String detail, Violation... violations) {
        return problem(detail, Stream.of(violations));
    }

    private static ProblemException problem(String detail, Stream<Violation> violations) {
        return new ProblemException(400, "invalid", detail, violations.toList());
    }
}
