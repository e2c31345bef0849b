package dev.portolan.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://github.com/acme/shop.git#main:**/catalog-info.yaml",
                "https://github.com/acme/shop#:catalog/*.yaml",
                "https://git.acme.test:8443/a/b/c#feature/new-shop:{a,b}/**/*.{yaml,yml}",
            })
    void whatIsWrittenReadsBackAsItself(String text) {
        assertThat(GitAddress.parse(text)).hasToString(text);
        assertThat(GitAddress.parse(text)).isEqualTo(GitAddress.parse(text));
    }

    @Test
    void theDefaultBranchAndPatternNeedNotBeGiven() {
        var address = GitAddress.of(" https://github.com/acme/shop/ ", " ", null);

        assertThat(address).hasToString("https://github.com/acme/shop#:**/catalog-info.yaml");
        assertThat(address.branch()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "file:///etc/passwd                     | only https and http",
                "/srv/git/shop.git                      | only https and http",
                "ssh://git@github.com/acme/shop.git     | only https and http",
                "git://github.com/acme/shop.git         | only https and http",
                "ext::sh -c touch% /tmp/x               | no address of a repository",
                "git@github.com:acme/shop.git           | try https://github.com/acme/shop.git",
                "https://github.com                     | names no repository",
                "https://github.com//                   | names no repository",
                "https:acme/shop.git                    | names no repository",
                "https://bot:s3cret@github.com/acme/a   | into a connection to github.com",
                "https://github.com/acme/shop?x=1       | no ? and no #",
                "https://github.com/acme/my shop        | no address of a repository",
            })
    void anAddressThatIsNoneIsRefusedWithWordsAndWithoutItsSecret(String url, String words) {
        assertThat(GitAddress.objectionToUrl(url))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains(words).doesNotContain("s3cret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitAddress.of(url, null, null))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"-x", "a..b", "a b", "/a", "a/", "a.lock", "a~1", "a:b", "@", "refs/heads/main", "a\\b", "a/.b", "a//b"
    })
    void aNameThatGitWouldNotTakeForABranchIsRefused(String branch) {
        assertThat(GitAddress.objectionToBranch(branch)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a.yaml",
                "../a.yaml",
                "a/../b",
                "a//b",
                "./a",
                "a/",
                "{a",
                "a}",
                "{a,{b,c}}",
                "{1,2,3,4,5}{1,2,3,4,5}{1,2,3}"
            })
    void aPatternThatLeadsOutOrMeansNothingIsRefused(String pattern) {
        assertThat(GitAddress.objectionToPattern(pattern)).isPresent();
    }

    @Test
    void aTextWithoutItsMarksIsNoLocation() {
        assertThatIllegalArgumentException().isThrownBy(() -> GitAddress.parse("https://github.com/acme/shop"));
        assertThatIllegalArgumentException().isThrownBy(() -> GitAddress.parse("https://github.com/acme/shop#main"));
    }
}
