package dev.portolan.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.KnownFile;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(GitHost.class)
class GitReaderTest {
    private static final String COMPONENT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: %s
            spec: {type: service, lifecycle: production, owner: team-a}
            """;

    @Inject
    GitReader reader;

    @Inject
    TenantScope scope;

    @Inject
    GuardedHttp http;

    private final TestTenant tenant =
            TestTenant.of("g" + UUID.randomUUID().toString().substring(0, 12));
    private final GitRepo repo = new GitRepo();

    @Test
    void theFilesOfAPatternAreReadAndNoOthers() {
        var commit = repo.put("catalog-info.yaml", component("root"))
                .put("a/catalog-info.yaml", component("a"))
                .put("b/c/catalog-info.yaml", component("c"))
                .put("b/other.yaml", component("other"))
                .commit();

        var read = read(repo.url() + "#:**/catalog-info.yaml");

        assertThat(names(read)).containsExactlyInAnyOrder("root", "a", "c");
        assertThat(read.findings()).isEmpty();
        assertThat(read.revision()).isEqualTo(commit);
        assertThat(entity(read, "c").file()).isEqualTo(repo.url() + "/b/c/catalog-info.yaml");
        assertThat(annotation(read, "c", Annotations.LOCATION))
                .isEqualTo("url:" + repo.url() + "/b/c/catalog-info.yaml");
        assertThat(annotation(read, "c", Annotations.ORIGIN_LOCATION))
                .isEqualTo("git:" + repo.url() + "#:**/catalog-info.yaml");
    }

    @Test
    void aCommitThatWasReadIsNotReadAgain() {
        repo.put("catalog-info.yaml", component("a")).commit();
        var target = repo.url() + "#:**/catalog-info.yaml";
        var first = read(target);

        assertThat(again(target, first.files())).isEmpty();
    }

    @Test
    void aChangeOfOneFileIsReadWithAllOthers() {
        repo.put("a/catalog-info.yaml", component("a"))
                .put("b/catalog-info.yaml", component("b"))
                .commit();
        var target = repo.url() + "#main:**/catalog-info.yaml";
        var first = read(target);
        repo.put("b/catalog-info.yaml", component("b2"))
                .remove("a/catalog-info.yaml")
                .put("c/catalog-info.yaml", component("c"))
                .commit();

        var second = again(target, first.files()).orElseThrow();

        assertThat(names(second)).containsExactlyInAnyOrder("b2", "c");
    }

    @Test
    void manyChangesOneAfterTheOtherAreRead() {
        var target = repo.url() + "#:*.yaml";
        var known = List.<KnownFile>of();
        for (var i = 0; i < 45; i++) {
            repo.put("a.yaml", component("v" + i)).commit();
            var read = again(target, known).orElseThrow();
            known = read.files();
            assertThat(names(read)).containsExactly("v" + i);
        }
    }

    @Test
    void aBranchIsReadByItsName() {
        repo.put("catalog-info.yaml", component("main")).commit();
        repo.put("catalog-info.yaml", component("feature")).commit("feature/new-shop", true);

        assertThat(names(read(repo.url() + "#feature/new-shop:**/catalog-info.yaml")))
                .containsExactly("feature");
        assertThat(names(read(repo.url() + "#:**/catalog-info.yaml"))).containsExactly("main");
    }

    @Test
    void anotherHistoryTakesThePlaceOfTheOneBefore() {
        repo.put("catalog-info.yaml", component("before")).commit();
        var target = repo.url() + "#:**/catalog-info.yaml";
        var first = read(target);
        repo.put("catalog-info.yaml", component("after")).commit("main", false);

        assertThat(names(again(target, first.files()).orElseThrow())).containsExactly("after");
    }

    @Test
    void targetsAndSubstitutionsAreMeantWithinTheCommit() {
        repo.put("catalog-info.yaml", """
                        apiVersion: backstage.io/v1alpha1
                        kind: Location
                        metadata: {name: all}
                        spec: {targets: ["./parts/*.yaml", "/deep/er/x.yaml"]}
                        """)
                .put("parts/one.yaml", component("one"))
                .put("parts/two.yaml", component("two"))
                .put("parts/more/three.yaml", component("three"))
                .put("deep/er/x.yaml", """
                        apiVersion: backstage.io/v1alpha1
                        kind: API
                        metadata: {name: x}
                        spec: {type: openapi, lifecycle: production, owner: team-a, definition: {$text: ../api.txt}}
                        """)
                .put("deep/api.txt", "the definition")
                .commit();

        var read = read(repo.url() + "#:catalog-info.yaml");

        assertThat(read.findings()).isEmpty();
        assertThat(names(read)).containsExactlyInAnyOrder("all", "one", "two", "x");
        assertThat(Objects.requireNonNull(entity(read, "x").entity())
                        .spec("definition")
                        .asText())
                .isEqualTo("the definition");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../../../../etc/passwd        | leads out of the repository
            %2e%2e/%2e%2e/etc/passwd      | leads out of the repository
            /etc/passwd                   | there is no file etc/passwd
            file:///etc/passwd            | is not a web address
            http://localhost:1/other.txt  | leads out of the repository
            link.txt                      | symbolic link
            module                        | submodule
            module/file.txt               | there is no file module/file.txt
            large.txt                     | Git LFS
            .                             | names no file
            """)
    void nothingLeadsOutOfTheCommit(String target, String words) {
        repo.put("catalog-info.yaml", """
                        apiVersion: backstage.io/v1alpha1
                        kind: API
                        metadata: {name: x}
                        spec: {type: openapi, lifecycle: production, owner: team-a, definition: {$text: "%s"}}
                        """.formatted(target))
                .link("link.txt", "/etc/passwd")
                .submodule("module")
                .put("large.txt", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
                .commit();

        var read = read(repo.url() + "#:catalog-info.yaml");

        assertThat(read.findings()).hasSize(1);
        assertThat(read.findings().getFirst().message()).contains(words);
    }

    @Test
    void linksSubmodulesAndHostilePathsAreNoFiles() {
        repo.put("ok/catalog-info.yaml", component("ok"))
                .put("../catalog-info.yaml", component("outside"))
                .put(".git/catalog-info.yaml", component("hidden"))
                .link("a/catalog-info.yaml", "/etc/passwd")
                .submodule("b/catalog-info.yaml")
                .commit();

        var read = read(repo.url() + "#:**/catalog-info.yaml");

        assertThat(names(read)).contains("ok");
        assertThat(read.emitted())
                .noneMatch(one -> one.file().contains("/a/") || one.file().contains("/b/"));
        assertThat(Files.exists(Path.of(System.getProperty(GitHost.FOLDER)).resolveSibling("catalog-info.yaml")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REPO#none:**/a.yaml                  | has no branch none
            REPO#:**/none.yaml                   | No file of the repository is called **/none.yaml on branch main
            ROOT/nothing.git#:a.yaml             | there is no such repository, or it is private
            ROOT/elsewhere/NAME#:a.yaml          | 127.0.0.1: this leads to
            http://127.0.0.1:PORT/NAME#:a.yaml   | 127.0.0.1: this leads to
            http://localhost:1/NAME#:a.yaml      | localhost
            """)
    void whatCannotBeReadIsToldInASentence(String target, String words) {
        repo.put("a.yaml", component("a")).commit();
        var root = "http://localhost:" + System.getProperty(GitHost.PORT);

        var read = read(target.replace("REPO", repo.url())
                .replace("NAME", repo.at(""))
                .replace("ROOT", root)
                .replace("PORT", System.getProperty(GitHost.PORT)));

        assertThat(read.findings()).hasSize(1);
        assertThat(read.findings().getFirst().message()).contains(words);
        assertThat(read.emitted()).isEmpty();
    }

    @Test
    void whatWasReadStaysWhileTheRepositoryCannotBeHad() {
        repo.put("catalog-info.yaml", component("a")).commit();
        var target = repo.url() + "#:**/catalog-info.yaml";
        var first = read(target);
        repo.isPrivate("secret");

        var second = again(target, first.files()).orElseThrow();

        assertThat(second.keep()).containsExactly(repo.url() + "/catalog-info.yaml");
        assertThat(second.files()).hasSameSizeAs(first.files());
        assertThat(second.findings())
                .extracting(Finding::message)
                .first()
                .asString()
                .contains("is not public");
    }

    @Test
    void aPrivateRepositoryOpensByTheConnectionOfItsHost() {
        repo.put("catalog-info.yaml", component("a")).isPrivate("s3cr3t").commit();
        var target = repo.url() + "#:**/catalog-info.yaml";
        assertThat(read(target).findings())
                .extracting(Finding::message)
                .first()
                .asString()
                .contains("is not public");
        connect("s3cr3t");

        var read = read(target);

        assertThat(names(read)).containsExactly("a");
        assertThat(read.toString()).doesNotContain("s3cr3t");
        tenant.asOwner()
                .get(connections())
                .then()
                .statusCode(200)
                .body("items[0].lastUsedAt", notNullValue())
                .body("items[0].lastError", nullValue());
    }

    @Test
    void aTokenThatIsNotTakenIsToldAtTheConnection() {
        repo.put("catalog-info.yaml", component("a")).isPrivate("s3cr3t").commit();
        connect("wr0ng");

        var read = read(repo.url() + "#:**/catalog-info.yaml");

        assertThat(read.toString()).contains("no connection's token opens it").doesNotContain("wr0ng");
        tenant.asOwner()
                .get(connections())
                .then()
                .body("items[0].lastError", containsString("does not take the token"));
    }

    @Test
    void aTokenIsNotCarriedToWhereTheHostRedirects() {
        repo.put("catalog-info.yaml", component("a")).isPrivate("s3cr3t").commit();
        connect("s3cr3t");

        var read = read(repo.at("http://localhost:" + System.getProperty(GitHost.PORT) + "/elsewhere/") + "#:*.yaml");

        assertThat(read.findings()).hasSize(1);
    }

    @Test
    void aHostThatDoesNotAnswerIsLeftInTime() {
        var address =
                GitAddress.of(repo.at("http://localhost:" + System.getProperty(GitHost.PORT) + "/silent/"), null, null);
        try (var session =
                new GuardedSession(http, address.url(), Optional.empty(), Duration.ofMillis(500), 1_000_000)) {
            assertThatThrownBy(() -> new Remote(address, session).tip())
                    .isInstanceOf(GitFailure.class)
                    .hasMessageContaining("localhost");
        }
    }

    @Test
    void aRepositoryThatIsTooLargeIsLeftWithWords() throws Exception {
        var noise = new StringBuilder();
        new Random(1).ints(400_000, 33, 126).forEach(c -> noise.append((char) c));
        repo.put("noise.txt", noise.toString()).commit();
        var address = GitAddress.of(repo.url(), null, null);
        var folder = Files.createTempDirectory("too-large");

        try (var session = new GuardedSession(http, address.url(), Optional.empty(), Duration.ofSeconds(20), 100_000);
                var repository = new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(folder.toFile())
                        .build()) {
            repository.create(true);
            assertThatThrownBy(() -> new Remote(address, session).fetch(repository))
                    .isInstanceOf(GitFailure.class)
                    .hasMessageContaining("has more than 100,000 bytes");
        }
    }

    @Test
    void theGitOfThisMachineIsUnderstood() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/git"))).isTrue();
        repo.put("catalog-info.yaml", component("a")).commit();
        var target =
                repo.at("http://localhost:" + System.getProperty(GitHost.PORT) + "/cgi/") + "#:**/catalog-info.yaml";
        var first = read(target);
        repo.put("catalog-info.yaml", component("b")).commit();

        assertThat(names(first)).containsExactly("a");
        assertThat(names(again(target, first.files()).orElseThrow())).containsExactly("b");
    }

    @Test
    void tenThousandEntitiesOfManyFilesAreReadInTime() {
        for (var i = 0; i < 10_000; i++) {
            repo.put("team-%d/service-%d/catalog-info.yaml".formatted(i / 100, i), component("s" + i));
        }
        repo.commit();
        var start = System.nanoTime();

        var read = read(repo.url() + "#:**/catalog-info.yaml");

        var taken = Duration.ofNanos(System.nanoTime() - start);
        Log.infof("10,000 entities of 10,000 files of a Git repository read in %d ms", taken.toMillis());
        assertThat(read.emitted()).hasSize(10_000);
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
    }

    private void connect(String token) {
        tenant.asOwner()
                .contentType("application/json")
                .body("{\"kind\":\"http\",\"host\":\"localhost:%s\",\"token\":\"%s\"}"
                        .formatted(System.getProperty(GitHost.PORT), token))
                .post(connections())
                .then()
                .statusCode(201);
    }

    private String connections() {
        return "/api/tenants/" + tenant.slug() + "/connections";
    }

    private ReadSource read(String target) {
        var root = LocationEntity.ref("git", target);
        return scope.call(tenant.id(), () -> reader.read(root, target, List.of(), ReadingProgress.NONE));
    }

    private Optional<ReadSource> again(String target, List<KnownFile> known) {
        var root = LocationEntity.ref("git", target);
        return scope.call(tenant.id(), () -> reader.readIfChanged(root, target, known, ReadingProgress.NONE));
    }

    private static List<String> names(ReadSource read) {
        return read.emitted().stream().map(one -> one.ref().name()).toList();
    }

    private static Emitted entity(ReadSource read, String name) {
        return read.emitted().stream()
                .filter(one -> one.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String annotation(ReadSource read, String name, String annotation) {
        return Objects.requireNonNull(entity(read, name).entity())
                .annotations()
                .path(annotation)
                .asText();
    }

    private static String component(String name) {
        return COMPONENT.formatted(name);
    }
}
