package dev.portolan.plugins.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Declares the functions of a draft: its requests, each with a way out when the answer is no good one, then its
/// values, then the view.
final class Steps {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode draft;
    private final ArrayNode steps = JSON.arrayNode();
    private final ArrayNode trial = JSON.arrayNode();
    private final ObjectNode names = JSON.objectNode();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final BlockTemplates view;

    Steps(JsonNode draft) {
        this.draft = draft;
        this.view = new BlockTemplates(draft);
        var requests = draft.path("requests");
        for (var i = 0; i < requests.size(); i++) {
            request(requests.path(i), "/requests/" + i);
        }
        var values = draft.path("values");
        for (var i = 0; i < values.size(); i++) {
            value(values.path(i), "/values/" + i);
        }
    }

    ObjectNode functions() {
        var functions = JSON.objectNode();
        var show = functions.putObject(DraftPackage.SHOW);
        show.set("steps", steps);
        show.set("return", view.template());
        var values = functions.putObject(DraftPackage.VALUES);
        values.set("steps", trial);
        values.set("return", names);
        return functions;
    }

    /// By the place in `functions.yaml`, the place in the draft; longer ones first where one begins with another.
    Map<String, String> places() {
        var all = new LinkedHashMap<>(places);
        view.places().forEach((there, here) -> all.put("/" + DraftPackage.SHOW + "/return" + there, here));
        return all;
    }

    private void request(JsonNode request, String at) {
        var name = request.path("name").asText("");
        var with = JSON.objectNode().put("url", url(request.path("path").asText("")));
        secret(with);
        var ask = JSON.objectNode().put("name", name).put("call", "http.fetch");
        ask.set("with", with);
        add(ask, at, Map.of("/name", "/name", "/with/url", "/path", "", ""));
        var stop = JSON.objectNode().put("stop", "=" + name + ".status >= 400");
        stop.putObject("return")
                .put("block", "alert")
                .put("state", "attention")
                .put("title", "=\"The server answered with status \" & " + name + ".status");
        steps.add(stop);
        places.put("/" + DraftPackage.SHOW + "/steps/" + (steps.size() - 1), at + "/name");
        names.put(name, "=" + name);
    }

    private void value(JsonNode value, String at) {
        var name = value.path("name").asText("");
        var let = JSON.objectNode()
                .put("name", name)
                .put("value", "=" + value.path("expression").asText(""));
        add(let, at, Map.of("/name", "/name", "/value", "/expression", "", ""));
        names.put(name, "=" + name);
    }

    /// @param origins where in the step the parts of it come from
    private void add(ObjectNode step, String at, Map<String, String> origins) {
        place(DraftPackage.SHOW, steps.size(), at, origins);
        place(DraftPackage.VALUES, trial.size(), at, origins);
        steps.add(step);
        trial.add(step);
    }

    private void place(String function, int index, String at, Map<String, String> origins) {
        origins.forEach((there, here) -> places.put("/" + function + "/steps/" + index + there, at + here));
    }

    private String url(String path) {
        var origin = DraftPackage.origin(draft);
        return path.startsWith("=") ? "=\"" + origin + "\" & (" + path.substring(1) + ")" : origin + path;
    }

    private void secret(ObjectNode with) {
        switch (draft.path("secret").asText("none")) {
            case "none" -> {}
            case "header" ->
                with.putObject("auth")
                        .put("secret", "config.token")
                        .put("as", "header")
                        .put("name", draft.path("header").asText(""));
            default -> with.put("auth", "config.token");
        }
    }
}
