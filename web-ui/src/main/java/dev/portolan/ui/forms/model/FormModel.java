package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.forms.model.Field.Condition;
import dev.portolan.ui.forms.model.Field.Group;
import dev.portolan.ui.forms.model.Field.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A form being filled in. Takes any JSON as schema and as values. For one thread.
public final class FormModel {
    private final List<Field> fields;
    private final Document document;
    private final Document applied;
    private final JsonNode before;
    private final Settling settling;
    private final Map<String, Field> items = new HashMap<>();

    /// @param current what is set now; null or missing for a new form, which starts with the schema's defaults
    public FormModel(JsonNode schema, @Nullable JsonNode current) {
        this.fields = SchemaReader.read(schema);
        this.document = Document.of(current);
        this.settling = new Settling(this);
        settling.settle();
        this.applied = Document.of(document.get(""));
        this.before = body();
    }

    public List<Field> fields() {
        return fields;
    }

    public JsonNode get(String pointer) {
        return document.get(pointer);
    }

    /// @return empty for what is not there, and for groups and lists
    public Optional<String> text(String pointer) {
        var node = get(pointer);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    /// Sets a value; null takes it away. Fields that appear by it start with their defaults.
    public void set(String pointer, @Nullable JsonNode value) {
        document.set(pointer, value);
        settling.settle();
    }

    /// As [#set], without a look at what appears by it.
    void put(String pointer, @Nullable JsonNode value) {
        document.set(pointer, value);
    }

    /// Whether the field is there with what is filled in now.
    public boolean visible(Field field) {
        return field.info().conditions().stream().allMatch(this::holds);
    }

    private boolean holds(Condition condition) {
        return Values.same(condition.value(), document.get(condition.pointer())) == condition.equal();
    }

    /// How many items a list has.
    public int size(Sequence list) {
        var items = get(list.info().pointer());
        return items.isArray() ? items.size() : 0;
    }

    /// The same as [Sequence#item], read once.
    ///
    /// @param index from 0
    public Field item(Sequence list, int index) {
        return items.computeIfAbsent(list.info().key() + "/" + index, _ -> list.item(index));
    }

    public boolean canAdd(Sequence list) {
        var most = list.length().most();
        return most < 0 || size(list) < most;
    }

    /// Adds an item with the defaults of its schema.
    public void add(Sequence list) {
        document.list(list.info().pointer())
                .add(
                        list.ofGroups()
                                ? JsonNodeFactory.instance.objectNode()
                                : list.items().path("default").isMissingNode()
                                        ? NullNode.instance
                                        : list.items().path("default").deepCopy());
        settling.settle();
    }

    public void remove(Sequence list, int index) {
        document.list(list.info().pointer()).remove(index);
        settling.settle();
    }

    /// Puts an item before or after its neighbour; does nothing at the ends.
    ///
    /// @param by -1 for up, 1 for down
    public void move(Sequence list, int index, int by) {
        var items = document.list(list.info().pointer());
        var to = index + by;
        if (index >= 0 && index < items.size() && to >= 0 && to < items.size()) {
            var item = items.remove(index);
            items.insert(to, item == null ? NullNode.instance : item);
            settling.settle();
        }
    }

    /// Whether a secret has been stored.
    public boolean secretStored(Field.Secret secret) {
        return applied.get(secret.info().pointer()).path("set").asBoolean(false);
    }

    /// Whether it may not be changed any more.
    public boolean locked(Field field) {
        return field.info().rules().immutable() && applied.has(field.info().pointer());
    }

    /// Whether the value is another than the one that is applied.
    public boolean differs(Field field) {
        var pointer = field.info().pointer();
        return !Values.equal(applied.get(pointer), document.get(pointer));
    }

    /// Whether there is a default, and the value is another. Where the default is what is applied, [#undo] is the way.
    public boolean differsFromDefault(Field field) {
        var info = field.info();
        var initial = info.rules().initial();
        return initial != null
                && !(initial.isArray() && initial.isEmpty()) // that is had by taking out what is in the list
                && !Values.covers(initial, get(info.pointer()))
                && (info.place().repeated() || !Values.covers(initial, applied.get(info.pointer())));
    }

    /// Takes a field back to what is applied.
    public void undo(Field field) {
        var value = applied.get(field.info().pointer());
        set(field.info().pointer(), value.isMissingNode() ? null : value.deepCopy());
    }

    /// Takes a field back to its default.
    public void useDefault(Field field) {
        var initial = field.info().rules().initial();
        if (initial != null) {
            set(field.info().pointer(), initial.deepCopy());
        }
    }

    /// Whether what would be sent is something else than what is applied.
    public boolean changed() {
        return !Values.equal(before, body());
    }

    /// The configuration to send: visible fields with a value, secrets as `{"set"}`, `{"keep"}` or `{"clear"}`.
    public ObjectNode body() {
        return new Body(this).of(fields);
    }

    /// What can be seen to be wrong before anything is sent, at most 100 things. The server checks again, and more.
    public List<Violation> violations() {
        return new Check(this).violations();
    }

    /// Whether nothing is filled in in a group.
    boolean blank(Group group) {
        return new Body(this).of(group.fields()).isEmpty();
    }
}
