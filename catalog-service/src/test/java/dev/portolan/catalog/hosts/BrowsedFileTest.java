package dev.portolan.catalog.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowsedFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/acme/shop/blob/main/catalog-info.yaml || https://raw.githubusercontent.com/acme/shop/main/catalog-info.yaml | https://api.github.com/repos/acme/shop/contents/catalog-info.yaml?ref=main
            https://github.com/acme/shop/tree/v1.2/a/b%20c.yaml      || https://raw.githubusercontent.com/acme/shop/v1.2/a/b%20c.yaml      | https://api.github.com/repos/acme/shop/contents/a/b%20c.yaml?ref=v1.2
            https://github.com/acme/shop/blob/feature%2Fx/a.yaml     || https://raw.githubusercontent.com/acme/shop/feature%2Fx/a.yaml     | https://api.github.com/repos/acme/shop/contents/a.yaml?ref=feature%2Fx
            https://GitHub.com/acme/shop/raw/main/a.yaml             || https://raw.githubusercontent.com/acme/shop/main/a.yaml            | https://api.github.com/repos/acme/shop/contents/a.yaml?ref=main
            https://code.acme.test/acme/shop/blob/main/a.yaml  | github | https://code.acme.test/acme/shop/raw/main/a.yaml                 | https://code.acme.test/api/v3/repos/acme/shop/contents/a.yaml?ref=main
            https://acme.ghe.com/acme/shop/blob/main/a.yaml    | github | https://acme.ghe.com/acme/shop/raw/main/a.yaml                   | https://api.acme.ghe.com/repos/acme/shop/contents/a.yaml?ref=main
            https://gitlab.com/acme/web/shop/-/blob/main/a/b.yaml    || https://gitlab.com/acme/web/shop/-/raw/main/a/b.yaml               | https://gitlab.com/api/v4/projects/acme%2Fweb%2Fshop/repository/files/a%2Fb.yaml/raw?ref=main
            https://gitlab.com/acme/shop/blob/master/a.yaml          || https://gitlab.com/acme/shop/-/raw/master/a.yaml                   | https://gitlab.com/api/v4/projects/acme%2Fshop/repository/files/a.yaml/raw?ref=master
            https://git.acme.test:8443/acme/shop/-/blob/main/a.yaml  || https://git.acme.test:8443/acme/shop/-/raw/main/a.yaml             | https://git.acme.test:8443/api/v4/projects/acme%2Fshop/repository/files/a.yaml/raw?ref=main
            https://bitbucket.org/acme/shop/src/main/a.yaml          || https://bitbucket.org/acme/shop/raw/main/a.yaml                    | https://api.bitbucket.org/2.0/repositories/acme/shop/src/main/a.yaml
            https://bb.acme.test/projects/WEB/repos/shop/browse/a.yaml?at=refs%2Fheads%2Fmain || https://bb.acme.test/projects/WEB/repos/shop/raw/a.yaml?at=refs%2Fheads%2Fmain | https://bb.acme.test/rest/api/1.0/projects/WEB/repos/shop/raw/a.yaml?at=refs%2Fheads%2Fmain
            https://bb.acme.test/users/ann/repos/shop/browse/a.yaml  || https://bb.acme.test/users/ann/repos/shop/raw/a.yaml               | https://bb.acme.test/rest/api/1.0/users/ann/repos/shop/raw/a.yaml
            https://dev.azure.com/acme/web/_git/shop?path=/a/b.yaml&version=GBmain || https://dev.azure.com/acme/web/_apis/git/repositories/shop/items?api-version=6.0&path=%2Fa%2Fb.yaml&versionDescriptor.versionType=branch&versionDescriptor.version=main | https://dev.azure.com/acme/web/_apis/git/repositories/shop/items?api-version=6.0&path=%2Fa%2Fb.yaml&versionDescriptor.versionType=branch&versionDescriptor.version=main
            https://dev.azure.com/acme/_git/shop?path=%2Fa.yaml      || https://dev.azure.com/acme/shop/_apis/git/repositories/shop/items?api-version=6.0&path=%2Fa.yaml | https://dev.azure.com/acme/shop/_apis/git/repositories/shop/items?api-version=6.0&path=%2Fa.yaml
            https://acme.visualstudio.com/web/_git/shop?path=/a.yaml&version=GTv1 || https://acme.visualstudio.com/web/_apis/git/repositories/shop/items?api-version=6.0&path=%2Fa.yaml&versionDescriptor.versionType=tag&versionDescriptor.version=v1 | https://acme.visualstudio.com/web/_apis/git/repositories/shop/items?api-version=6.0&path=%2Fa.yaml&versionDescriptor.versionType=tag&versionDescriptor.version=v1
            https://codeberg.org/acme/shop/src/branch/main/a.yaml    || https://codeberg.org/acme/shop/raw/branch/main/a.yaml              | https://codeberg.org/api/v1/repos/acme/shop/raw/a.yaml?ref=main
            https://git.acme.test/acme/shop/src/commit/0a1b2c/a.yaml || https://git.acme.test/acme/shop/raw/commit/0a1b2c/a.yaml           | https://git.acme.test/api/v1/repos/acme/shop/raw/a.yaml?ref=0a1b2c
            """)
    void whatTheBrowserShowsIsReadWhereTheFileIs(String browsed, String kind, String raw, String api) {
        var file = BrowsedFile.of(URI.create(browsed), kind(kind)).orElseThrow();

        assertThat(file.raw()).hasToString(raw);
        assertThat(file.api()).hasToString(api);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://raw.githubusercontent.com/acme/shop/main/a.yaml                       |
            https://api.github.com/repos/acme/shop/contents/a.yaml?ref=main               |
            https://gist.github.com/acme/blob/main/0a1b2c/raw                             |
            https://github.com/acme/shop                                                  |
            https://github.com/acme/shop/blob/main                                        |
            https://github.com/acme/shop/blob/main/%2e%2e%2f%2e%2e%2fuser                 |
            https://github.com/acme/shop/blob/main/%252e%252e/user                        |
            https://github.com/acme/../blob/main/user                                     |
            https://code.acme.test/acme/shop/blob/main/a.yaml                             |
            https://git.acme.test/acme/shop/-/blob/main/a.yaml                            | http
            https://files.acme.test/catalog-info.yaml                                     |
            https://dev.azure.com/acme/web/_git/shop                                      |
            https://dev.azure.com/acme/web/_git/shop?path=/a.yaml&version=XXmain          |
            """)
    void anyOtherAddressIsThatOfTheFileItself(String url, String kind) {
        assertThat(BrowsedFile.of(URI.create(url), kind(kind))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/acme/shop/blob/main/a/b.yaml                     | ./c.yaml     | https://github.com/acme/shop/blob/main/a/c.yaml
            https://github.com/acme/shop/blob/main/a/b.yaml                     | ../c d.yaml  | https://github.com/acme/shop/blob/main/c%20d.yaml
            https://github.com/acme/shop/tree/main/a/b.yaml                     | /c.yaml      | https://github.com/acme/shop/tree/main/c.yaml
            https://github.com/acme/shop/blob/main/a/b.yaml                     | c.yaml#/info | https://github.com/acme/shop/blob/main/a/c.yaml
            https://gitlab.com/acme/web/shop/-/blob/main/a/b.yaml               | /c/d.yaml    | https://gitlab.com/acme/web/shop/-/blob/main/c/d.yaml
            https://bitbucket.org/acme/shop/src/main/a/b.yaml                   | c.yaml       | https://bitbucket.org/acme/shop/src/main/a/c.yaml
            https://bb.acme.test/projects/W/repos/shop/browse/a/b.yaml?at=main  | c.yaml       | https://bb.acme.test/projects/W/repos/shop/browse/a/c.yaml?at=main
            https://dev.azure.com/acme/web/_git/shop?path=/a/b.yaml&version=GBm | c.yaml       | https://dev.azure.com/acme/web/_git/shop?path=/a/c.yaml&version=GBm
            https://codeberg.org/acme/shop/src/branch/main/a/b.yaml             | ../c.yaml    | https://codeberg.org/acme/shop/src/branch/main/c.yaml
            """)
    void aTargetIsMeantWithinTheRepository(String browsed, String target, String meant) {
        var file = BrowsedFile.of(URI.create(browsed), null).orElseThrow();

        assertThat(file.resolve(target).url()).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://git.acme.test/gitlab/web/shop/-/blob/main/a.yaml    | gitlab   | https://git.acme.test/gitlab/api/v4/projects/web%2Fshop/repository/files/a.yaml/raw?ref=main
            https://git.acme.test/a/b/g/web/shop/-/blob/main/a/b.yaml   | a/b      | https://git.acme.test/a/b/api/v4/projects/g%2Fweb%2Fshop/repository/files/a%2Fb.yaml/raw?ref=main
            https://git.acme.test/web/shop/-/blob/main/a.yaml           | gitlab   | https://git.acme.test/api/v4/projects/web%2Fshop/repository/files/a.yaml/raw?ref=main
            """)
    void aGitLabBelowAFolderHasItsApiThere(String browsed, String folder, String api) {
        var file = BrowsedFile.of(URI.create(browsed), HostKind.GITLAB, folder).orElseThrow();

        assertThat(file.api()).hasToString(api);
        assertThat(file.url()).hasToString(browsed);
        assertThat(file.resolve("c.yaml").raw())
                .hasToString(browsed.replace("/blob/", "/raw/").replaceFirst("[^/]+$", "c.yaml"));
    }

    @ParameterizedTest
    @CsvSource({"../../c.yaml", "/../c.yaml", "%2e%2e/%2e%2e/c.yaml", "..%2F..%2Fc.yaml"})
    void noTargetLeadsOutOfTheRepository(String target) {
        var file = BrowsedFile.of(URI.create("https://github.com/acme/shop/blob/main/a/b.yaml"), null)
                .orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.resolve(target))
                .withMessageContaining("leads out of the repository");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/acme/shop.git         |        | https://github.com/acme/shop/blob/feature/x/a/b%20c.yaml
            https://github.com/acme/shop             |        | https://github.com/acme/shop/blob/feature/x/a/b%20c.yaml
            https://gitlab.com/acme/web/shop.git     |        | https://gitlab.com/acme/web/shop/-/blob/feature/x/a/b%20c.yaml
            https://git.acme.test/acme/shop.git      | gitlab | https://git.acme.test/acme/shop/-/blob/feature/x/a/b%20c.yaml
            https://git.acme.test/acme/shop.git      | gitea  | https://git.acme.test/acme/shop/src/branch/feature/x/a/b%20c.yaml
            https://bitbucket.org/acme/shop.git      |        | https://bitbucket.org/acme/shop/src/feature/x/a/b%20c.yaml
            https://bb.acme.test/scm/web/shop.git | bitbucket | https://bb.acme.test/projects/web/repos/shop/browse/a/b%20c.yaml?at=feature%2Fx
            https://bb.acme.test/scm/~ann/shop.git | bitbucket | https://bb.acme.test/users/ann/repos/shop/browse/a/b%20c.yaml?at=feature%2Fx
            https://dev.azure.com/acme/web/_git/shop |        | https://dev.azure.com/acme/web/_git/shop?path=/a/b%20c.yaml&version=GBfeature%2Fx
            https://git.acme.test/acme/shop.git      |        | https://git.acme.test/acme/shop.git/a/b%20c.yaml
            """)
    void aFileOfAClonedRepositoryHasTheAddressThatItsHostShows(String repository, String kind, String url) {
        assertThat(BrowsedFile.browse(URI.create(repository), kind(kind), "feature/x", "a/b c.yaml"))
                .hasToString(url);
    }

    @Test
    void aTokenIsShownAsTheHostWantsIt() {
        assertThat(HostKind.GITHUB.headers("ann", "t")).containsEntry("authorization", "Bearer t");
        assertThat(HostKind.GITLAB.headers(null, "t")).containsEntry("private-token", "t");
        assertThat(HostKind.BITBUCKET.headers("ann", "t")).containsEntry("authorization", "Basic YW5uOnQ=");
        assertThat(HostKind.AZURE.headers(null, "t")).containsEntry("authorization", "Basic OnQ=");
        assertThat(HostKind.GITEA.headers(null, "t")).containsEntry("authorization", "token t");
        assertThat(HostKind.HTTP.headers(null, "t")).containsEntry("authorization", "Bearer t");
        assertThat(HostKind.GITHUB.gitHeaders(null, "t"))
                .containsEntry("authorization", "Basic eC1hY2Nlc3MtdG9rZW46dA==");
    }

    private static @Nullable HostKind kind(@Nullable String word) {
        return word == null ? null : HostKind.named(word).orElseThrow();
    }
}
