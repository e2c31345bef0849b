package dev.portolan.ui.blocks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.ui.blocks.Block.Columns;
import dev.portolan.ui.blocks.Block.Section;
import java.util.ArrayList;

/// Reads blocks from JSON. Nothing a plugin sends is an error here: what cannot be read becomes [Block.Unknown].
public final class BlockReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private BlockReader() {}

    /// @param node one block; a list of blocks counts as a section without a title
    public static Block read(JsonNode node) {
        return child(PlainText.tidy(node));
    }

    /// Reads what stands in a block that was read before.
    static Block child(JsonNode node) {
        if (node.isArray()) {
            var children = new ArrayList<JsonNode>();
            node.forEach(children::add);
            return new Section(null, children);
        }
        var name = node.path("block").asText("");
        try {
            return complete(JSON.treeToValue(node, Block.class), name);
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            return new Block.Unknown(name);
        }
    }

    /// A block without what makes it what it is can only be shown as unknown.
    @SuppressWarnings("ConstantValue") // Jackson leaves out what the plugin left out
    private static Block complete(Block block, String name) {
        var whole = switch (block) {
            case Block.Text text -> text.markdown() != null;
            case Block.Stat stat -> stat.value() != null && stat.label() != null;
            case Block.Status status -> status.label() != null && status.state() != null;
            case Block.Code code -> code.content() != null;
            case Block.Alert alert -> alert.title() != null && alert.state() != null;
            case Block.Empty empty -> empty.title() != null;
            case Block.Entity entity -> entity.ref() != null;
            case Block.Image image -> image.src() != null;
            case Block.Button button -> button.label() != null && button.function() != null;
            case Block.Form form -> form.schema() != null && form.function() != null;
            case Block.Table table -> table.columns().stream().allMatch(column -> column.key() != null);
            case Block.Facts facts -> facts.items().stream().allMatch(item -> item.label() != null);
            case Block.Timeline timeline -> timeline.items().stream().allMatch(item -> item.title() != null);
            case Block.Links links ->
                links.items().stream().allMatch(item -> item.title() != null && item.href() != null);
            case Block.Tabs tabs -> tabs.items().stream().allMatch(item -> item.title() != null);
            case Block.Progress _, Block.Chart _, Block.Entities _, Columns _, Section _, Block.Unknown _ -> true;
        };
        return whole ? block : new Block.Unknown(name);
    }
}
