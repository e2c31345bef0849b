package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.schema.Field.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be configured about a plugin: JSON Schema 2020-12, cut down to what a form can always render.
///
/// One schema drives the form, the validation, the difference and the documentation. Keys that it does not name are
/// refused, whether it says `additionalProperties: false` or not. Immutable.
public final class ConfigSchema {
    private final JsonNode json;
    private final Group root;
    private final List<SecretField> secrets;

    private ConfigSchema(JsonNode json, Group root) {
        this.json = json;
        this.root = root;
        this.secrets = Secrets.of(root);
    }

    /// What reading a schema comes to.
    public sealed interface Result {
        record Accepted(ConfigSchema schema) implements Result {}

        /// @param findings all faults, at least one
        record Refused(List<Finding> findings) implements Result {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /// Reads a schema and refuses whatever the dialect does not have.
    public static Result parse(JsonNode json) {
        var findings = new Findings();
        var root = new SchemaReader(findings).root(json);
        if (findings.isEmpty()) {
            for (var pointer : Secrets.ambiguous(root)) {
                findings.add(
                        pointer,
                        pointer,
                        "a secret with one destination, in every branch",
                        "This is a secret in one branch, and in another none or one for elsewhere.");
            }
            DefaultsCheck.check(root, findings);
        }
        return findings.isEmpty()
                ? new Result.Accepted(new ConfigSchema(json.deepCopy(), root))
                : new Result.Refused(findings.list());
    }

    /// The schema of a plugin with nothing to set: accepts `{}` only.
    public static ConfigSchema none() {
        var json = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ConfigSchema(json, new SchemaReader(new Findings()).root(json));
    }

    /// The schema as it was written, for forms elsewhere.
    public JsonNode json() {
        return json.deepCopy();
    }

    /// The same as a model.
    public Group root() {
        return root;
    }

    /// All secrets, those of branches too.
    public List<SecretField> secrets() {
        return secrets;
    }

    /// Functions of the plugin that the form asks for options.
    public Set<String> functions() {
        return Set.copyOf(json.findValues("x-options").stream()
                .map(options -> options.path("function").asText())
                .filter(name -> !name.isEmpty())
                .toList());
    }

    /// Where the options of a setting come from.
    ///
    /// @param pointer JSON Pointer into the configuration
    /// @param configuration as far as it is filled in
    /// @return empty when there is no such setting, or it has no options
    public Optional<OptionSource> options(JsonPointer pointer, JsonNode configuration) {
        return OptionSources.find(root, pointer, configuration);
    }

    /// Checks a whole configuration. A secret may stand there as its value or as `{"set": true}`.
    ///
    /// @return faults with JSON Pointers; empty when it is valid
    public List<Violation> validate(JsonNode configuration) {
        return SchemaValidator.validate(root, configuration);
    }

    /// Adds the defaults of what is absent; never changes what is there.
    public JsonNode withDefaults(JsonNode configuration) {
        return Defaults.fill(root, configuration.deepCopy());
    }

    /// Takes apart and checks what an admin sent in: plain values, and secrets as `{"set": "value"}`, `{"keep":
    /// true}` or `{"clear": true}`. An absent secret is kept.
    ///
    /// @param stored JSON Pointers of the secrets that have a stored value
    public Submission read(JsonNode submitted, Collection<String> stored) {
        return new SubmissionReader(root, secrets).read(submitted, stored);
    }

    /// As [#read], and in addition refuses changes of fields marked `x-immutable`.
    ///
    /// @param before the configuration in force
    public Submission readChange(JsonNode before, JsonNode submitted, Collection<String> stored) {
        var submission = read(submitted, stored);
        var violations = new ArrayList<>(submission.violations());
        for (var pointer : Immutables.of(root)) {
            var was = before.at(pointer);
            if (!was.isMissingNode() && !was.equals(submission.configuration().at(pointer))) {
                violations.add(new Violation(pointer.toString(), "cannot be changed once it is set"));
            }
        }
        return new Submission(submission.configuration(), submission.secrets(), violations);
    }

    /// The same configuration with the value of each secret replaced by `{"set": true|false}`.
    public JsonNode masked(JsonNode configuration) {
        return Secrets.mask(secrets, configuration);
    }

    /// The configuration as code gets it: with a marker for each secret, those too that nobody has spoken of. What
    /// stands in a branch has one only when it was set.
    public ObjectNode marked(ObjectNode configuration) {
        var marked = configuration.deepCopy();
        for (var secret : secrets) {
            var declared = json.at(secret.pointer().replace("/", "/properties/"));
            var name = Secrets.name(secret.pointer());
            if (!declared.isMissingNode()) {
                Secrets.holder(marked, secret.pointer())
                        .filter(holder -> !holder.has(name))
                        .ifPresent(holder -> holder.set(name, Secrets.marker(false)));
            }
        }
        return marked;
    }

    /// The same configuration with no member where a secret may stand.
    public JsonNode withoutSecrets(JsonNode configuration) {
        var plain = configuration.deepCopy();
        for (var secret : secrets) {
            Secrets.holder(plain, secret.pointer()).ifPresent(holder -> holder.remove(Secrets.name(secret.pointer())));
        }
        return plain;
    }

    /// Differences leaf by leaf in document order; arrays are compared whole.
    public List<Change> diff(JsonNode before, JsonNode after) {
        return diff(before, after, Set.of());
    }

    /// As [#diff], where stored configurations do not show that a secret has got another value.
    ///
    /// @param replaced JSON Pointers of secrets with a new value
    public List<Change> diff(JsonNode before, JsonNode after, Set<String> replaced) {
        return new Differences(secrets, replaced).between(before, after);
    }
}
