package dev.portolan.ui.pluginrequests;

import dev.portolan.ui.clients.PluginRequests.Request;
import java.util.List;

/// Says how a request stands.
final class RequestWords {
    /// As the API writes them.
    static final List<String> STATES = List.of("approved", "rejected", "withdrawn");

    private RequestWords() {}

    static String state(String state) {
        return switch (state) {
            case "open" -> "Waiting";
            case "approved" -> "Approved";
            case "rejected" -> "Not approved";
            case "withdrawn" -> "Taken back";
            default -> state;
        };
    }

    /// The name of a tone.
    static String tone(String state) {
        return switch (state) {
            case "open" -> "attention";
            case "approved" -> "good";
            default -> "neutral";
        };
    }

    /// Who decided, and why, where somebody has.
    static String decision(Request request) {
        var by = request.decidedBy().map(name -> "by " + name).orElse("");
        var reason = request.reason().map(text -> "“" + text + "”").orElse("");
        return (by + " " + reason).strip();
    }
}
