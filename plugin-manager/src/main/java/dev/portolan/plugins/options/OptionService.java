package dev.portolan.plugins.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.installations.Trial;
import dev.portolan.plugins.invocations.TrialCallService;
import dev.portolan.plugins.options.Options.Option;
import dev.portolan.plugins.schema.OptionSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out what may be chosen for a setting, with the other settings as they are in the form. Whatever goes wrong on
/// the way to the list is said beside an empty one: a form must not fail because of it.
@ApplicationScoped
class OptionService {
    private static final String TOO_MANY =
            "The list has been asked for too often in this minute. Wait a little, or type the value.";

    private final InstalledService installed;
    private final TrialCallService calls;
    private final EntityClient entities;
    private final OptionCache cache;
    private final Caller caller;

    OptionService(
            InstalledService installed,
            TrialCallService calls,
            EntityClient entities,
            OptionCache cache,
            Caller caller) {
        this.installed = installed;
        this.calls = calls;
        this.entities = entities;
        this.cache = cache;
        this.caller = caller;
    }

    /// @throws ProblemException `not-found` when there is no such plugin, `invalid` when the setting has no options
    Options find(PluginId plugin, @Nullable JsonNode body, String locale) {
        var question = OptionQuestion.parse(body);
        var trial = installed.draft(plugin, question.settings());
        var source = trial.release()
                .schema()
                .options(question.pointer(), trial.setup().configuration())
                .orElseThrow(() -> ProblemException.invalid("/pointer", "names no setting that has options"));
        var key = OptionCache.key(caller.tenant().id(), caller.subject(), trial, question, locale);
        return cache.find(key).orElseGet(() -> {
            if (cache.tooMany(caller.tenant().id(), plugin.toString())) {
                return Options.failed(TOO_MANY);
            }
            var options = ask(source, trial, question, locale);
            if (options.error() == null) {
                cache.keep(key, options);
            }
            return options;
        });
    }

    private Options ask(OptionSource source, Trial trial, OptionQuestion question, String locale) {
        return switch (source) {
            case OptionSource.Function(var name) -> {
                var input = JsonNodeFactory.instance
                        .objectNode()
                        .put("pointer", question.pointer().toString());
                input.put("q", question.text());
                yield switch (calls.call(trial, name, input, locale)) {
                    case TrialCallService.Said.Failed(var sentence) -> Options.failed(sentence);
                    case TrialCallService.Said.Answered(var value) -> FunctionAnswer.read(value, question.text());
                };
            }
            case OptionSource.Query(var predicate) -> entities(predicate, question.text());
        };
    }

    /// In the member's own name: a list of what somebody may not see would tell it.
    private Options entities(JsonNode predicate, @Nullable String text) {
        if (!caller.may(Permissions.CATALOG_ENTITY_READ)) {
            return Options.failed("The list comes from the catalog, which you may not read. Type the reference.");
        }
        try {
            var found = entities.query(caller.tenant().slug(), predicate, text, Options.MOST + 1, caller.bearer());
            var items = found.stream()
                    .limit(Options.MOST)
                    .map(OptionService::option)
                    .flatMap(Optional::stream)
                    .toList();
            return new Options(items, found.size() > Options.MOST, null);
        } catch (ProblemException e) {
            return Options.failed(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Option> option(JsonNode entity) {
        return EntityClient.refOf(entity).map(ref -> {
            var displayName =
                    entity.path("spec").path("profile").path("displayName").asText(ref.name());
            var title = entity.path("metadata").path("title").asText(displayName);
            return new Option(TextNode.valueOf(ref.toString()), title);
        });
    }
}
