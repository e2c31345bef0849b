package dev.portolan.plugins.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.Manifest.Result;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestTest {
    private static Manifest sample() {
        return ((Result.Accepted) Manifest.parse(Sample.MANIFEST)).manifest();
    }

    @Test
    void allOfTheManifestIsRead() {
        var manifest = sample();
        assertThat(manifest.release()).hasToString("portolan/sonarqube@1.4.0");
        assertThat(manifest.release().preRelease()).isFalse();
        assertThat(manifest.listing().categories()).containsExactly("quality");
        assertThat(manifest.listing().premium()).isFalse();
        assertThat(manifest.operation().runtime()).isEqualTo(new Runtime.Js("plugin.js"));
        assertThat(manifest.operation().permissions())
                .containsExactly(
                        Permission.parse("catalog.entity.read"),
                        Permission.parse("notification.send"),
                        Permission.parse("egress:https://{config.host}"));
        assertThat(manifest.operation().limits()).isEqualTo(new Limits(800, 32, 600, 256, 1024, 20));
        assertThat(manifest.operation().requires().plugins())
                .containsExactly(new Requirements.Dependency(new PluginId("portolan", "notifications"), "^1", true));
        assertThat(manifest.config()).isEqualTo(new Manifest.Config(3, "migrate", "test", null));
        assertThat(manifest.extension("worst")).get().isInstanceOf(Extension.HomeWidget.class);
        assertThat(manifest.extension("quality")).get().satisfies(card -> {
            assertThat(((Extension.Visible) card).face().refresh()).isEqualTo(Duration.ofMinutes(5));
            assertThat(((Extension.EntityCard) card).when()).hasSize(2);
        });
        assertThat(manifest.functions()).containsExactly("card", "erase", "migrate", "test", "widget");
    }

    @Test
    void premiumIsSaid() {
        var result = Manifest.parse(Sample.MANIFEST.replace("license: Apache-2.0", "premium: true"));
        assertThat(((Result.Accepted) result).manifest().listing().premium()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            apiVersion: portolan.dev/v1 | apiVersion: v2                 | /apiVersion
            id: sonarqube               | id: Sonar Qube                 | /id
            publisher: portolan         | publisher: ''                  | /publisher
            version: 1.4.0              | version: 1.4                   | /version
            version: 1.4.0              | version: one.two.three         | /version
            title: Code quality         | titel: Code quality            | /titel
            title: Code quality         | title: [a]                     | /title
            categories: [quality]       | categories: quality            | /categories
            categories: [quality]       | categories: [Quality]          | /categories/0
            kind: js                    | kind: lua                      | /runtime/kind
            kind: js                    | kind: wasm                     | /runtime/main
            kind: js                    | kind: declarative              | /runtime/main
            kind: js, main: plugin.js   | kind: remote                   | /runtime/url
            kind: js, main: plugin.js   | kind: remote, url: "ftp://a.test/x", secret: config.token | /runtime/url
            kind: js, main: plugin.js   | kind: remote, url: "https://other.test/x", secret: config.token | /runtime/url
            kind: js, main: plugin.js   | kind: remote, url: "https://{config.host}/x", secret: token | /runtime/secret
            kind: js, main: plugin.js   | kind: remote, url: "https://{config.host}/x", main: a | /runtime/main
            main: plugin.js             | main: ../plugin.js             | /runtime/main
            ">=1.0 <2.0"                | latest                         | /requires/portolan
            portolan/notifications      | notifications                  | /requires/plugins/notifications
            range: "^1"                 | range: "x^1"                   | /requires/plugins/portolan~1notifications/range
            - catalog.entity.read       | - catalog.entity.write         | /permissions/0
            - notification.send         | - catalog.entity.read          | /permissions/1
            https://{config.host}       | https://{secrets.host}         | /permissions/2
            timeoutMs: 800              | timeoutMs: 60000               | /limits/timeoutMs
            memoryMiB: 32               | memoryMiB: '32'                | /limits/memoryMiB
            timeoutMs: 800              | cpu: 1                         | /limits/cpu
            test: test}                 | test: 'a b'}                   | /config/test
            id: worst                   | id: quality                    | /extensions/1/id
            point: home.widget          | point: home.page               | /extensions/1/point
            function: widget            | run: widget                    | /extensions/1/run
            refresh: 5m                 | refresh: 1s                    | /extensions/0/refresh
            refresh: 5m                 | refresh: often                 | /extensions/0/refresh
            {$exists: true}             | {$like: 'a'}                   | /extensions/0/when/metadata.annotations.sonarqube.org~1project-key
            kind: component,            | $any: [],                      | /extensions/0/when/$any
            license: Apache-2.0         | premium: perhaps               | /premium
            license: Apache-2.0         | license: Apache-2.0: x         | ~~
            license: Apache-2.0         | title: Twice                   | ~~
            """)
    void eachFaultIsFoundWhereItStands(String sound, String spoilt, String path) {
        assertThat(Sample.MANIFEST).contains(sound);
        var result = Manifest.parse(Sample.MANIFEST.replace(sound, spoilt));
        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> {
            assertThat(refused.findings()).extracting(Finding::path).contains(path);
            assertThat(refused.findings())
                    .allSatisfy(finding -> assertThat(finding.expected()).isNotBlank());
        });
    }

    @Test
    void allFaultsAreFoundAtOnce() {
        var result =
                Manifest.parse("{apiVersion: portolan.dev/v1, id: A, version: x, limits: {memoryMiB: 1}, extra: 1}");
        assertThat(((Result.Refused) result).findings())
                .extracting(Finding::path)
                .contains(
                        "/extra",
                        "/id",
                        "/publisher",
                        "/version",
                        "/title",
                        "/summary",
                        "/runtime/kind",
                        "/limits/memoryMiB");
    }

    @Test
    void pagesTabsAndThemesAreThere() {
        var points = List.of(ExtensionPoint.ENTITY_TAB, ExtensionPoint.NAV_PAGE, ExtensionPoint.THEME);
        assertThat(points).allSatisfy(point -> assertThat(point.version()).isEqualTo(1));
    }

    @Test
    void onlyThePlatformHasBuiltInPlugins() {
        var builtIn = Sample.MANIFEST.replace("{kind: js, main: plugin.js}", "{kind: builtin}");
        assertThat(Manifest.parse(builtIn)).isInstanceOf(Result.Accepted.class);
        assertThat(Manifest.parse(builtIn.replace("publisher: portolan", "publisher: acme")))
                .isInstanceOf(Result.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(ExtensionPoint.class)
    void extensionPointsAreNamed(ExtensionPoint point) {
        assertThat(ExtensionPoint.named(point.point())).contains(point);
        var available = point.version() > 0;
        assertThat(point.gives().isObject()).isEqualTo(available);
        assertThat(point.takes().isObject()).isEqualTo(available);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1.0.0, >=1.0 <2.0, true
            1.9.3, >=1.0 <2.0, true
            2.0.0, >=1.0 <2.0, false
            1.2.0, ^1, true
            2.0.0, ^1, false
            1.2.5, ~1.2, true
            1.3.0, 1.2.x, false
            3.1.0, 1 || 3, true
            1.0.0, *, true
            1.0.0, latest, false
            x, ^1, false
            """)
    void rangesFitAsNpmReadsThem(String version, String range, boolean fits) {
        assertThat(Ranges.fits(version, range)).isEqualTo(fits);
    }

    @Test
    void higherBudgetsNeedConsent() {
        assertThat(Limits.DEFAULT.exceeds(Limits.DEFAULT)).isFalse();
        assertThat(new Limits(1001, 32, 600, 256, 1024, 20).exceeds(Limits.DEFAULT))
                .isTrue();
        assertThat(Limits.DEFAULT.perCall().timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void storedManifestReadsTheSame() throws Exception {
        var stored = Sample.accepted(Sample.zip(Sample.files())).manifestJson().toString();
        assertThat(Manifest.of(new JsonMapper().readTree(stored))).isEqualTo(new Result.Accepted(sample()));
    }

    @Test
    void randomTextNeverThrows() {
        var random = new Random(3);
        var alphabet = "{}[]:,-&*!|>'\"%@`#?abz01 \n\t$<~\\\u0000é";
        for (var i = 0; i < 20_000; i++) {
            var at = random.nextInt(Sample.MANIFEST.length());
            var noise = random.ints(random.nextInt(6), 0, alphabet.length())
                    .collect(StringBuilder::new, (b, c) -> b.append(alphabet.charAt(c)), StringBuilder::append);
            var text = i % 2 == 0
                    ? noise.toString()
                    : Sample.MANIFEST.substring(0, at)
                            + noise
                            + Sample.MANIFEST.substring(Math.min(at + 3, Sample.MANIFEST.length()));
            assertThat(Manifest.parse(text)).isNotNull();
        }
    }
}
