package dev.portolan.plugins.permissions;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A permission in words for the page on which an admin consents.
///
/// @param title for example "Read your catalog"
/// @param detail what that means in one or two sentences
public record Consent(Permission permission, String title, String detail, Danger danger) {
    /// How much harm a bad plugin could do with it.
    public enum Danger {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH
    }

    public static Consent describe(Permission permission) {
        return switch (permission) {
            case Permission.Named named ->
                Wording.of(named.text())
                        .map(wording -> wording.consent(named))
                        .orElseThrow(() -> new IllegalStateException("no words for " + named));
            case Permission.Egress egress -> describe(egress);
        };
    }

    private static Consent describe(Permission.Egress egress) {
        var template = Template.parse(egress.template())
                .orElseThrow(() -> new IllegalStateException("not a template: " + egress));
        var open = template.scheme().equals("http") ? " The connection is not encrypted: others may read along." : "";
        if (template.before().equals("*")) {
            return new Consent(
                    egress,
                    "Connect to any server on the internet",
                    "It can send what it sees to any public address, and you cannot limit which." + open,
                    Danger.HIGH);
        }
        var danger = template.scheme().equals("http") ? Danger.HIGH : Danger.MEDIUM;
        if (template.path().isEmpty()) {
            return new Consent(
                    egress,
                    "Connect to " + template.before(),
                    "It can exchange data with this server and with no other." + open,
                    danger);
        }
        return new Consent(
                egress,
                "Connect to the server you configure",
                "It can exchange data with the server in the setting %s, and with no other. To change that setting, you consent again."
                                .formatted(template.path().substring(1).replace('/', '.'))
                        + open,
                danger);
    }
}
