package dev.portolan.plugins.sets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class SetResourceTest {
    private static final String HEAD = "apiVersion: portolan.dev/v1\nkind: PluginSet\nplugins:\n";
    private static final String[] TABLES = {"installation", "installation_revision", "secret", "plugin_log"};
    /// Comes before what it needs in every list of names.
    private static final String NEEDY = "testers/set-a-needy";

    private static final String NEEDED = "testers/set-z-needed";
    private static final String PLAIN = "testers/set-plain";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(
                Probe.files("set-a-needy", "1.0.0", 3000, ", plugins: {testers/set-z-needed: {range: \"^1\"}}"));
        publisher.publish(Probe.files("set-z-needed", "1.0.0"));
        publisher.publish(Probe.files("set-plain", "1.0.0"));
        publisher.publish(Probe.files("set-plain", "1.1.0"));
    }

    @Test
    void whatIsExportedAndImportedElsewhereIsExportedAlike() {
        var acme = Portal.of("set-from");
        acme.put(NEEDED, Probe.enabled()).statusCode(201);
        acme.put(NEEDY, Probe.enabled()).statusCode(201);
        acme.put(PLAIN, "{\"version\": \"1.0.0\", \"configuration\": {\"host\": \"yes: #no\", \"color\": \"red\"}}")
                .statusCode(201);
        acme.patch(NEEDED, "{\"automaticUpdates\": false}").statusCode(200);
        var file = exported(acme);
        var globex = Portal.of("set-to");

        apply(globex, file, "")
                .statusCode(200)
                .body("items.plugin", contains("set-a-needy", "set-plain", "set-z-needed"))
                .body("items.action", contains("install", "install", "install"))
                .body("counts.install", equalTo(3));

        assertThat(withoutComments(exported(globex))).isEqualTo(withoutComments(file));
        for (var plugin : new String[] {NEEDED, NEEDY}) {
            globex.patch(plugin, "{\"configuration\": {\"token\": {\"set\": \"another-s3cr3t\"}}}")
                    .statusCode(200);
        }
        assertThat(exported(globex)).isEqualTo(file).doesNotContain("s3cr3t");
        assertThat(file)
                .startsWith(HEAD + "  testers/set-a-needy:\n    channel: stable\n    enabled: true\n    grants:\n")
                .contains("    enabled: true\n    automaticUpdates: false\n")
                .contains("    # /token is a secret and is set; it is not part of this file.\n")
                .contains("  testers/set-plain:\n    version: 1.0.0\n    enabled: false\n    grants: []\n");
        apply(globex, file, "?prune=true")
                .statusCode(200)
                .body("items.action", contains("same", "same", "same"))
                .body("items.diff", contains(empty(), empty(), empty()));
        globex.installation(PLAIN).body("revision", equalTo(1));
    }

    @Test
    void whetherUpdatesComeByThemselvesIsAChangeOfItsOwn() {
        var acme = Portal.of("set-updates");
        acme.put(PLAIN, "{\"version\": \"1.0.0\", \"configuration\": {\"host\": \"a.test\"}}")
                .statusCode(201);
        var file = HEAD + "  " + PLAIN + ":\n    automaticUpdates: false\n";

        for (var query : new String[] {"?dryRun=true", ""}) {
            apply(acme, file, query)
                    .statusCode(200)
                    .body("items.action", contains("change"))
                    .body("items[0].diff.path", contains("/automaticUpdates"))
                    .body("items[0].diff[0].before", equalTo(true))
                    .body("items[0].diff[0].after", equalTo(false))
                    .body("counts.change", equalTo(1));
        }
        acme.installation(PLAIN).body("automaticUpdates", equalTo(false)).body("revision", equalTo(1));
        apply(acme, file, "").body("items.action", contains("same"));
    }

    @Test
    void anEmptyTenantHasAnEmptySet() {
        var acme = Portal.of("set-empty");
        var file = exported(acme);

        assertThat(file).isEqualTo("apiVersion: portolan.dev/v1\nkind: PluginSet\nplugins: {}\n");
        apply(acme, file, "").statusCode(200).body("items", empty());
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() {
        var acme = Portal.of("set-dry");
        acme.put(NEEDED, Probe.enabled()).statusCode(201);
        var rows = rows();

        apply(acme, HEAD + entry(NEEDY, true) + """
              testers/set-z-needed:
                enabled: true
                configuration: {host: %s, level: 9}
            """.formatted(ForeignWorld.host()), "?dryRun=true")
                .statusCode(200)
                .body("items[0].action", equalTo("install"))
                .body("items[0].asks.permission", contains("catalog.entity.read", "egress:http://{config.host}"))
                .body("items[0].asks[0].title", not(empty()))
                .body("items[0].diff.path", hasItem("/configuration/level"))
                .body("items[1].action", equalTo("change"))
                .body("items[1].diff.path", contains("/configuration/level"))
                .body("items[1].diff[0].before", equalTo(5))
                .body("items[1].diff[0].after", equalTo(9))
                .body("counts.install", equalTo(1))
                .body("counts.change", equalTo(1))
                .body("counts.refused", equalTo(0));

        assertThat(rows()).isEqualTo(rows);
        acme.installation(NEEDED).body("revision", equalTo(1)).body("configuration.level", equalTo(5));
        acme.installation(NEEDY).statusCode(404);
    }

    @Test
    void oneThatIsRefusedAndNothingIsChanged() {
        var acme = Portal.of("set-refused");
        var rows = rows();
        var file = HEAD + entry(NEEDED, true) + """
              testers/set-plain:
                enabled: true
                configuration:
                  host: a.example.com
                  level: 70
              testers/nowhere: {}
            """;

        apply(acme, file, "")
                .statusCode(409)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://portolan.dev/problems/plugin-set-refused"))
                .body(
                        "violations.pointer",
                        contains(
                                "/plugins/testers~1nowhere",
                                "/plugins/testers~1set-plain/configuration/level",
                                "/plugins/testers~1set-plain/grants"))
                .body("violations[0].message", equalTo("Line 16: The marketplace has no plugin testers/nowhere."))
                .body("violations[1].message", equalTo("Line 15: configuration/level must be at most 9."));

        assertThat(rows()).isEqualTo(rows);
        apply(acme, file, "?dryRun=true")
                .statusCode(200)
                .body("items[1].action", equalTo("refused"))
                .body("items[1].refusals[0].path", equalTo("/plugins/testers~1set-plain/configuration/level"))
                .body("items[1].refusals[0].found", equalTo("70"))
                .body("items[1].refusals[0].expected", equalTo("must be at most 9"))
                .body("items[2].action", equalTo("install"))
                .body("counts.refused", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({"abc", "{set: abc}", "{keep: true}", "''"})
    void aSecretInTheFileIsRefusedAndNotToldBack(String value) {
        var acme = Portal.of("set-secret");
        var secrets = TestDatabase.count("secret");
        var file = HEAD + """
              testers/set-plain:
                configuration:
                  host: a.example.com
                  token: %s
            """.formatted(value.equals("''") ? "''" : value.replace("abc", "hunter2-hunter2"));

        var answer = apply(acme, file, "?dryRun=true")
                .statusCode(200)
                .body("items[0].action", equalTo("refused"))
                .body("items[0].refusals[0].path", equalTo("/plugins/testers~1set-plain/configuration/token"))
                .body("items[0].refusals[0].message", startsWith("Line 7: configuration/token is a secret"))
                .body("items[0].refusals[0].message", containsString("set it on the plugin's page"))
                .extract()
                .asString();
        var refused = apply(acme, file, "").statusCode(409).extract().asString();

        assertThat(answer + refused).doesNotContain("hunter2");
        assertThat(TestDatabase.count("secret")).isEqualTo(secrets);
    }

    @Test
    void aSecretThatIsSetStaysWhatTheFileSaysOfTheRest() {
        var acme = Portal.of("set-keeps");
        acme.put(PLAIN, Probe.enabled()).statusCode(201);

        apply(acme, HEAD + """
              testers/set-plain:
                configuration: {host: %s, level: 2}
            """.formatted(ForeignWorld.host()), "")
                .statusCode(200)
                .body("items[0].action", equalTo("change"));

        acme.installation(PLAIN)
                .body("configuration.level", equalTo(2))
                .body("configuration.token.set", equalTo(true))
                .body("enabled", equalTo(true));
        assertThat(acme.view(PLAIN, "fetch").extract().asString()).contains("200");
    }

    @Test
    void aSecretDoesNotFollowItsHostThroughAFile() {
        var acme = Portal.of("set-moves");
        acme.put(PLAIN, Probe.enabled()).statusCode(201);

        apply(
                        acme,
                        HEAD + "  testers/set-plain: {configuration: {host: elsewhere.example.com}, grants: "
                                + Probe.CONSENT + "}\n",
                        "")
                .statusCode(409)
                .body("violations[0].message", containsString("set it again for http://elsewhere.example.com"));
    }

    @Test
    void whatStillHasToBeSetIsNamedAndWaitsForIt() {
        var acme = Portal.of("set-waits");

        apply(
                        acme,
                        HEAD + "  testers/set-plain: {enabled: true, configuration: {}, grants: " + Probe.CONSENT
                                + "}\n",
                        "")
                .statusCode(200)
                .body("items[0].action", equalTo("install"))
                .body("items[0].missing.pointer", contains("/configuration/host"));

        acme.installation(PLAIN).body("desired", equalTo("needs_configuration"));
        assertThat(exported(acme)).contains("enabled: true");
    }

    @Test
    void whatWaitsForAnotherPluginAndForASettingIsAnInstallAllTheSame() {
        var acme = Portal.of("set-waits-twice");

        apply(
                        acme,
                        HEAD + "  " + NEEDY + ": {enabled: true, configuration: {}, grants: " + Probe.CONSENT + "}\n"
                                + entry(NEEDED, true),
                        "")
                .statusCode(200)
                .body("items.action", contains("install", "install"))
                .body("items[0].missing.pointer", contains("/configuration/host"))
                .body("items[0].diff.path", hasItem("/version"))
                .body("items[0].diff.find { it.path == '/enabled' }.after", equalTo(true));

        acme.installation(NEEDY).body("desired", equalTo("needs_configuration"));
        acme.installation(NEEDED).body("desired", equalTo("enabled"));
    }

    @Test
    void whatNeedsAnotherPluginThatTheFileDoesNotNameIsRefusedWithItsName() {
        publisher.publish(Probe.easy("set-below", "1.0.0", ""));
        publisher.publish(Probe.easy("set-above", "1.0.0", "testers/set-below: {range: \"^1\"}"));
        var acme = Portal.of("set-names-it");
        var above = HEAD + "  testers/set-above: {enabled: true, grants: " + Probe.CONSENT + "}\n";

        apply(acme, above, "?dryRun=true")
                .body("items[0].action", equalTo("refused"))
                .body(
                        "items[0].refusals[0].message",
                        equalTo("Line 4: It also needs testers/set-below 1.0.0. Name that too, enabled."));

        apply(acme, above + "  testers/set-below: {enabled: true, grants: " + Probe.CONSENT + "}\n", "")
                .statusCode(200)
                .body("items.action", contains("install", "install"));
    }

    @Test
    void whatIsNotInTheFileStaysUnlessItIsPruned() {
        var acme = Portal.of("set-prunes");
        acme.put(NEEDED, Probe.enabled()).statusCode(201);
        acme.put(NEEDY, Probe.enabled()).statusCode(201);
        acme.put(PLAIN, "{}").statusCode(201);
        var file = HEAD + "  testers/set-plain: {}\n";

        apply(acme, file, "").statusCode(200).body("items.plugin", contains("set-plain"));
        acme.installation(NEEDED).statusCode(200);
        apply(acme, HEAD + entry(NEEDY, true), "?prune=true&dryRun=true")
                .body("items.action", contains("same", "uninstall", "refused"))
                .body("items[2].refusals[0].message", containsString("needed by " + NEEDY));
        apply(acme, file, "?prune=true")
                .statusCode(200)
                .body("items.plugin", contains("set-plain", "set-a-needy", "set-z-needed"))
                .body("items.action", contains("same", "uninstall", "uninstall"))
                .body("counts.uninstall", equalTo(2));

        acme.get("/installations").body("items.plugin", contains("set-plain"));
    }

    @Test
    void togglesAreTheirOwnKindOfChange() {
        var acme = Portal.of("set-toggles");
        acme.put(PLAIN, Probe.enabled()).statusCode(201);

        apply(acme, HEAD + "  testers/set-plain: {enabled: false}\n", "").body("items[0].action", equalTo("disable"));
        apply(acme, HEAD + "  testers/set-plain: {enabled: true}\n", "").body("items[0].action", equalTo("enable"));
        acme.get("/installations/" + PLAIN + "/revisions").body("items", hasSize(3));
    }

    @Test
    void aChannelThatIsFollowedAlreadyUpgradesNothing() {
        var acme = Portal.of("set-channel");
        acme.put(PLAIN, "{\"version\": \"1.0.0\"}").statusCode(201);

        apply(acme, HEAD + "  testers/set-plain: {channel: stable}\n", "").body("items[0].action", equalTo("change"));
        acme.installation(PLAIN).body("version", equalTo("1.1.0")).body("channel", equalTo("stable"));
        publisher.publish(Probe.files("set-plain", "1.2.0"));
        apply(acme, HEAD + "  testers/set-plain: {channel: stable}\n", "").body("items[0].action", equalTo("same"));
    }

    @Test
    void aSetThatThePlanDoesNotAllowIsRefusedAsAWhole() {
        var acme = Portal.of("set-limit");
        var token = acme.tenant().token("owner-of-set-limit", TestTenant.all(), Map.of("plugins", 1));

        given().header("Authorization", "Bearer " + token)
                .contentType("application/yaml")
                .body(bytes(HEAD + "  testers/set-plain: {}\n  testers/set-z-needed: {}\n"))
                .post(acme.path("/plugin-set"))
                .then()
                .statusCode(409)
                .body("violations[0].message", containsString("allows 1 plugins"));

        acme.get("/installations").body("items", empty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        nothing           | ~~                                                          | ~~                              | line 1: found an empty value; expected a mapping with apiVersion, kind and plugins
        a list            | - a                                                         | ~~                              | line 1: found a list of 1
        an unknown key    | apiVersion: portolan.dev/v1;kind: PluginSet;plugins: {};x: 1 | /x                             | line 4: found the key x; expected one of apiVersion, kind, plugins
        another version   | apiVersion: portolan.dev/v2;kind: PluginSet;plugins: {}     | /apiVersion                     | line 1: found portolan.dev/v2; expected portolan.dev/v1
        another kind      | apiVersion: portolan.dev/v1;kind: Plugin;plugins: {}        | /kind                           | line 2: found Plugin; expected PluginSet
        no plugins        | apiVersion: portolan.dev/v1;kind: PluginSet                 | /plugins                        | line 1: found nothing; expected a mapping of at most 200 plugins
        a bad name        | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  Probe: {} | /plugins/Probe             | line 4: found the name Probe; expected publisher/plugin
        an entry of text  | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  a/b: on | /plugins/a~1b                | line 4: found a text; expected a mapping, {} at least
        an unknown member | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  a/b:;    enable: true | /plugins/a~1b/enable | line 5: found the key enable; expected one of automaticUpdates, channel, configuration, enabled, grants, version
        a version's type  | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  a/b: {version: 1.4} | /plugins/a~1b/version | line 4: found a number; expected text; put it in quotes
        a flag's type     | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  a/b: {enabled: yes} | /plugins/a~1b/enabled | line 4: found a text; expected true or false
        grants' type      | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  a/b: {grants: [1]} | /plugins/a~1b/grants | line 4: found a list of 1; expected a list of permissions
        a key twice       | apiVersion: portolan.dev/v1;kind: PluginSet;plugins:;  a/b: {};  a/b: {} | ~~                 | line 5: the key a/b stands here twice
        broken YAML       | apiVersion: portolan.dev/v1;kind: [                         | ~~                              | line 2
        two documents     | a: 1;---;b: 2                                               | ~~                              | line 2
        an alias in itself | a: &a [*a]                                                 | ~~                              | line 1: an alias that contains itself
        """)
    void whatIsNoPluginSetIsRefusedWithItsLine(String name, String file, String pointer, String message) {
        apply(Portal.of("set-bad"), file.replace(';', '\n'), "")
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://portolan.dev/problems/invalid"))
                .body("violations.pointer", hasItem(pointer))
                .body("violations.message", hasItem(startsWith(message)));
    }

    @Test
    void whatIsTooMuchIsRefused() {
        var acme = Portal.of("set-much");
        var bomb = new StringBuilder("a0: &a0 [" + "x,".repeat(20) + "x]\n");
        for (var i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, ("*a" + (i - 1) + ",").repeat(11).replaceAll(",$", "")));
        }

        apply(acme, HEAD + "# " + "x".repeat(1 << 20), "").statusCode(413);
        apply(acme, bomb.toString(), "").statusCode(400);
        apply(acme, "[".repeat(5_000), "").statusCode(400);
        apply(acme, "\u0000", "").statusCode(400);
        acme.tenant()
                .asOwner()
                .contentType("application/yaml")
                .body(new byte[] {(byte) 0xc3, 0x28})
                .post(acme.path("/plugin-set"))
                .then()
                .statusCode(400);
        acme.json("{}").post(acme.path("/plugin-set")).then().statusCode(400);
    }

    @Test
    void itTakesBothPermissions() {
        var acme = Portal.of("set-rights");
        for (var permission : new String[] {"plugin.install", "plugin.configure", "plugin.read"}) {
            acme.tenant()
                    .as("somebody", permission)
                    .contentType("application/yaml")
                    .body(bytes(HEAD + "  testers/set-plain: {}\n"))
                    .post(acme.path("/plugin-set"))
                    .then()
                    .statusCode(403);
        }
        acme.tenant()
                .as("somebody", "plugin.install plugin.configure")
                .contentType("application/yaml")
                .body(bytes(HEAD + "  testers/set-plain: {enabled: true}\n"))
                .post(acme.path("/plugin-set?dryRun=true"))
                .then()
                .statusCode(200)
                .body("items[0].refusals[0].message", containsString("plugin.enable"));
    }

    private static String entry(String plugin, boolean enabled) {
        return """
              %s:
                channel: stable
                enabled: %s
                grants: %s
                configuration:
                  host: %s
                  level: 5
            """.formatted(plugin, enabled, Probe.CONSENT, ForeignWorld.host())
                .indent(0);
    }

    private static ValidatableResponse apply(Portal portal, String file, String query) {
        return portal.tenant()
                .asOwner()
                .contentType("application/yaml")
                .body(bytes(file))
                .post(portal.path("/plugin-set" + query))
                .then();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static String exported(Portal portal) {
        return portal.get("/plugin-set")
                .statusCode(200)
                .contentType(startsWith("application/yaml"))
                .header("Content-Disposition", "attachment; filename=\"plugin-set.yaml\"")
                .extract()
                .asString();
    }

    private static String withoutComments(String file) {
        return file.lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
    }

    private static String rows() {
        return Arrays.stream(TABLES)
                .map(table -> table + " " + TestDatabase.count(table))
                .collect(Collectors.joining(", "));
    }
}
