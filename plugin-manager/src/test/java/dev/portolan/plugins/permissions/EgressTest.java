package dev.portolan.plugins.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    private static JsonNode host(String value) {
        return JsonNodeFactory.instance.objectNode().put("host", value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.example.com          |                         | https://api.example.com
            https://api.example.com:8443     |                         | https://api.example.com:8443
            https://{config.host}            | sonar.acme.test         | https://sonar.acme.test
            https://{config.host}            | Sonar.Acme.Test:9000    | https://sonar.acme.test:9000
            https://{config.host}            | https://sonar.acme.test/path?q=1 | https://sonar.acme.test
            https://{config.host}            | http://sonar.acme.test  |
            https://{config.host}            | ftp://sonar.acme.test   |
            https://{config.host}            | user@sonar.acme.test    |
            https://{config.host}            | sonar.acme.test/../x    | https://sonar.acme.test
            https://{config.host}            | a b                     |
            https://{config.host}            | *                       |
            https://{config.host}            | .                       |
            https://{config.host}            | [::1]                   | https://[::1]
            https://{config.host}            |                         |
            https://{config.other}           | sonar.acme.test         |
            https://{config.host}.acme.test  | eu                      | https://eu.acme.test
            https://{config.host}.acme.test  | evil.test/              |
            https://{config.host}.acme.test  | evil.test#              |
            https://{config.host}.acme.test  | eu.west                 |
            https://api.{config.host}        | acme                    | https://api.acme
            http://{config.host}             | sonar.acme.test         | http://sonar.acme.test
            https://*                        |                         | https://*
            """)
    void templatesAreFilledIn(String template, String value, String expected) {
        var configuration = value == null ? JsonNodeFactory.instance.objectNode() : host(value);
        assertThat(Egress.resolve(template, configuration).map(Origin::toString).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "ftp://a.test",
                "a.test",
                "https://a.test/",
                "https://a.test/path",
                "https://*.a.test",
                "https://a*",
                "https://{config}",
                "https://{config.a}{config.b}",
                "https://{context.host}",
                "https://a.test:0",
                "https://a.test:99999",
                "https://A.test",
                "https://user@a.test",
                "https://-a.test",
                "https://a..test",
                "https://{config.a}..test",
                "{config.host}",
                "https://{config.host}*",
                "https://a.test\n"
            })
    void otherTemplatesAreRefused(String template) {
        assertThat(Egress.wellFormed(template)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Permission.parse("egress:" + template));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://sonar.acme.test/api      | true
            https://SONAR.acme.test:443/api  | true
            https://sonar.acme.test:444/api  | false
            http://sonar.acme.test/api       | false
            https://sonar.acme.test.evil/    | false
            https://evil.test/sonar.acme.test | false
            https://x@sonar.acme.test/       | false
            https://sonar.acme.test@evil.test/ | false
            //sonar.acme.test/               | false
            mailto:a@sonar.acme.test         | false
            """)
    void onlyTheGrantedOriginIsAllowed(String address, boolean allowed) {
        var grants = Grants.of(List.of(Permission.parse("egress:https://{config.host}")));
        assertThat(grants.egress(host("sonar.acme.test")).allows(URI.create(address)))
                .isEqualTo(allowed);
    }

    @Test
    void anyHostMeansAnyHostOverTls() {
        var egress = Grants.of(List.of(Permission.parse("egress:https://*"))).egress(host("x"));
        assertThat(egress.allows(URI.create("https://whatever.test/"))).isTrue();
        assertThat(egress.allows(URI.create("https://whatever.test:8443/"))).isTrue();
        assertThat(egress.allows(URI.create("http://whatever.test/"))).isFalse();
    }

    @Test
    void nothingIsAllowedWithoutAGrant() {
        var grants = Grants.of(List.of(Permission.parse("catalog.entity.read")));
        assertThat(grants.egress(host("a.test")).allows(URI.create("https://a.test/")))
                .isFalse();
        assertThat(grants.allows("catalog.entity.read")).isTrue();
        assertThat(grants.allows("member.read")).isFalse();
    }

    @Test
    void newPermissionsAreMissing() {
        var granted = Grants.of(List.of(Permission.parse("catalog.entity.read")));
        var wanted = List.of(Permission.parse("catalog.entity.read"), Permission.parse("egress:https://a.test"));
        assertThat(granted.missing(wanted)).containsExactly(Permission.parse("egress:https://a.test"));
    }

    @Test
    void permissionsAreTextInJson() throws Exception {
        var json = new JsonMapper();
        var grants = json.readValue("[\"member.read\",\"egress:https://a.test\"]", Permission[].class);
        assertThat(json.writeValueAsString(grants)).isEqualTo("[\"member.read\",\"egress:https://a.test\"]");
    }

    @Test
    void randomValuesNeverThrow() {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var text = random.ints(random.nextInt(24), 0, 130)
                    .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                    .toString();
            assertThat(Egress.resolve("https://{config.host}", host(text))
                            .map(Origin::host)
                            .orElse("x"))
                    .isNotEqualTo("*");
            assertThat(Egress.wellFormed("https://" + text)).isIn(true, false);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            catalog.entity.read              | Read your catalog                     | LOW
            notification.send                | Send notifications                    | MEDIUM
            event.publish                    | Publish events                        | LOW
            egress:https://api.example.com   | Connect to api.example.com            | MEDIUM
            egress:https://{config.host}     | Connect to the server you configure   | MEDIUM
            egress:http://{config.host}      | Connect to the server you configure   | HIGH
            egress:https://*                 | Connect to any server on the internet | HIGH
            """)
    void consentIsInWords(String permission, String title, Consent.Danger danger) {
        var consent = Consent.describe(Permission.parse(permission));
        assertThat(consent.title()).isEqualTo(title);
        assertThat(consent.danger()).isEqualTo(danger);
        assertThat(consent.detail()).endsWith(".").doesNotContain("{");
    }
}
