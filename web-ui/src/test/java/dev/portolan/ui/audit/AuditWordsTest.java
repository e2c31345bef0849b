package dev.portolan.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.AuditLog.Actor;
import dev.portolan.ui.clients.AuditLog.Change;
import dev.portolan.ui.clients.AuditLog.Entry;
import dev.portolan.ui.clients.AuditLog.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plugin.enabled       | Uptime       | enabled plugin Uptime
            plugin.rolled-back   | Uptime       | rolled back plugin Uptime
            member.role-changed  | Dan Wu       | changed the role of Dan Wu
            member.name_changed  | Dan Wu       | changed the name of member Dan Wu
            member.invited       | mia@x.test   | invited mia@x.test
            member.left          | Dan Wu       | left the organization
            token.revoked        | Terraform    | revoked API token Terraform
            location.registered  | https://x    | registered source https://x
            support.looked       | Acme         | came in as support
            never_heard.of-it    | X            | of it never heard X
            oddity               | X            | oddity X
            """)
    void actReadsAsASentence(String action, String target, String sentence) {
        assertThat(AuditWords.what(entry(action, new Target("t", "id", target))))
                .isEqualTo(sentence);
    }

    @Test
    void targetWithoutANameIsItsId() {
        assertThat(AuditWords.what(entry("plugin.enabled", new Target("plugin", "portolan/uptime", null))))
                .isEqualTo("enabled plugin portolan/uptime");
        assertThat(AuditWords.what(entry("plan.changed", null))).isEqualTo("changed plan");
    }

    @Test
    void staffIsNamedWithTheMember() {
        assertThat(AuditWords.who(new Actor("staff", "s", "Lena Brandt", "a", "Ada Okafor", null)))
                .isEqualTo("Lena Brandt, in the name of Ada Okafor");
        assertThat(AuditWords.who(new Actor("service", "tenant-service", null, null, null, null)))
                .isEqualTo("Portolan");
        assertThat(AuditWords.who(new Actor("member", "gone", null, null, null, null)))
                .isEqualTo("A former member");
    }

    @Test
    void fieldsOfBothSidesAreShownOnce() throws JsonProcessingException {
        var change = new Change(
                JSON.readTree("{\"role\":\"admin\",\"old_name\":\"x\",\"on\":false}"),
                JSON.readTree("{\"role\":\"viewer\",\"scopes\":[\"a\",\"b\"],\"on\":true}"),
                null);
        assertThat(AuditWords.fields(change))
                .containsExactly(
                        new AuditWords.Field("role", "admin", "viewer"),
                        new AuditWords.Field("old name", "x", ""),
                        new AuditWords.Field("on", "no", "yes"),
                        new AuditWords.Field("scopes", "", "a, b"));
        assertThat(AuditWords.fields(null)).isEmpty();
    }

    private static Entry entry(String action, @Nullable Target target) {
        var actor = new Actor("member", "a", "Ada", null, null, null);
        return new Entry("e", 1, Instant.EPOCH, actor, action, target, null, null);
    }
}
