package dev.portolan.ui.blocks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of a view. Lists that a plugin left out are empty; children stay JSON until they are drawn, so that one bad
/// child spoils nothing but itself.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Block.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Stat.class, name = "stat"),
    @JsonSubTypes.Type(value = Block.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Block.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Block.Chart.class, name = "chart"),
    @JsonSubTypes.Type(value = Block.Timeline.class, name = "timeline"),
    @JsonSubTypes.Type(value = Block.Links.class, name = "links"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Alert.class, name = "alert"),
    @JsonSubTypes.Type(value = Block.Empty.class, name = "empty"),
    @JsonSubTypes.Type(value = Block.Entity.class, name = "entity"),
    @JsonSubTypes.Type(value = Block.Entities.class, name = "entities"),
    @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Button.class, name = "button"),
    @JsonSubTypes.Type(value = Block.Form.class, name = "form"),
    @JsonSubTypes.Type(value = Block.Columns.class, name = "columns"),
    @JsonSubTypes.Type(value = Block.Tabs.class, name = "tabs"),
    @JsonSubTypes.Type(value = Block.Section.class, name = "section")
})
public sealed interface Block {
    /// @param markdown CommonMark
    record Text(String markdown) implements Block {}

    record Facts(List<Fact> items) implements Block {
        public Facts {
            items = copy(items);
        }
    }

    record Fact(
            String label,
            @Nullable JsonNode value,
            @Nullable String href) {}

    /// @param id tells it apart from others of the view
    /// @param next where its rows go on; null where these are all
    record Table(
            List<Column> columns,
            List<JsonNode> rows,
            @Nullable String id,
            @Nullable String next) implements Block {
        public Table {
            columns = copy(columns);
            rows = copy(rows);
        }
    }

    /// @param type `text`, `number`, `date`, `link` or `status`; absent means text
    record Column(
            String key, @Nullable String title, @Nullable String type) {}

    record Stat(
            String label,
            JsonNode value,
            @Nullable String unit,
            @Nullable JsonNode trend,
            @Nullable String state) implements Block {}

    /// @param state `good`, `attention`, `bad`, `info` or `neutral`
    record Status(String state, String label, @Nullable String detail) implements Block {}

    record Progress(@Nullable String label, double value, double max) implements Block {}

    record Chart(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String unit,
            List<Series> series) implements Block {
        public Chart {
            series = copy(series);
        }
    }

    /// @param points pairs of x (number, instant or name) and y
    record Series(@Nullable String name, List<List<JsonNode>> points) {
        public Series {
            points = copy(points);
        }
    }

    record Timeline(List<Moment> items) implements Block {
        public Timeline {
            items = copy(items);
        }
    }

    record Moment(
            @Nullable String at,
            String title,
            @Nullable String detail,
            @Nullable String state) {}

    record Links(List<Link> items) implements Block {
        public Links {
            items = copy(items);
        }
    }

    record Link(String title, String href) {}

    record Code(@Nullable String language, String content) implements Block {}

    record Alert(String state, String title, @Nullable String markdown) implements Block {}

    record Empty(String title, @Nullable String detail) implements Block {}

    record Entity(String ref) implements Block {}

    record Entities(List<String> refs) implements Block {
        public Entities {
            refs = copy(refs);
        }
    }

    record Image(String src, @Nullable String alt) implements Block {}

    /// @param confirm is asked before anything is done
    /// @param tone `primary`, `secondary` or `danger`
    record Button(
            String label,
            @Nullable String function,
            @Nullable JsonNode params,
            @Nullable String confirm,
            @Nullable String tone)
            implements Block {}

    /// @param submit what its button says
    /// @param values that it begins with
    record Form(
            @Nullable JsonNode schema,
            String function,
            @Nullable String submit,
            @Nullable JsonNode params,
            @Nullable JsonNode values)
            implements Block {}

    record Columns(List<JsonNode> children) implements Block {
        public Columns {
            children = copy(children);
        }
    }

    record Tabs(List<Tab> items) implements Block {
        public Tabs {
            items = copy(items);
        }
    }

    record Tab(String title, @Nullable JsonNode child) {}

    record Section(@Nullable String title, List<JsonNode> children) implements Block {
        public Section {
            children = copy(children);
        }
    }

    /// A block that this version does not know, or whose content is not what its name promises.
    record Unknown(String name) implements Block {}

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
