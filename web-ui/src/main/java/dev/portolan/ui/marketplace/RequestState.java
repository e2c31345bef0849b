package dev.portolan.ui.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.PluginRequests.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How somebody's own request for a plugin stands. Knows no components.
sealed interface RequestState {
    /// Nothing is asked, or it was taken back.
    record None() implements RequestState {}

    record Open(Request request) implements RequestState {}

    record Rejected(Request request) implements RequestState {}

    record Approved(Request request) implements RequestState {}

    /// The newest request for the plugin decides.
    ///
    /// @param mine everything that the person has asked for, in any order
    static RequestState of(List<Request> mine, PluginId plugin) {
        return mine.stream()
                .filter(one -> one.plugin().equals(plugin))
                .max(Comparator.comparing(one -> one.at() == null ? Instant.EPOCH : one.at()))
                .map(RequestState::of)
                .orElseGet(None::new);
    }

    static RequestState of(Request request) {
        return switch (request.state()) {
            case "open" -> new Open(request);
            case "rejected" -> new Rejected(request);
            case "approved" -> new Approved(request);
            default -> new None();
        };
    }

    /// Who decided and why, as a sentence: `Grace Lindqvist: we have one already.`
    static String decided(Request request, String otherwise) {
        var by = request.decidedBy();
        return request.reason()
                .map(reason -> by.map(name -> name + ": " + reason).orElse(reason))
                .orElseGet(() ->
                        by.map(name -> otherwise + " " + name + " decided it.").orElse(otherwise));
    }
}
