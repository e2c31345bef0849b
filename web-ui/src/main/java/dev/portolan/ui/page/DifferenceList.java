package dev.portolan.ui.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Plugins.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Before and after of each setting or field that differs.
public final class DifferenceList extends NativeTable {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 160;

    public DifferenceList(List<Difference> differences, DifferenceWords words) {
        this("Setting", differences, words);
    }

    /// @param what is compared, as the title of the first column
    public DifferenceList(String what, List<Difference> differences) {
        this(what, differences, DifferenceWords.PLAIN);
    }

    private DifferenceList(String what, List<Difference> differences, DifferenceWords words) {
        addClassName("diff");
        var head = new NativeTableRow();
        for (var title : new String[] {what, "Before", "After"}) {
            var cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        differences.forEach(difference -> body.add(new NativeTableRow(
                new NativeTableCell(new Span(words.setting(difference.path()))),
                new NativeTableCell(value(new Changed("del"), words, difference.path(), difference.before())),
                new NativeTableCell(value(new Changed("ins"), words, difference.path(), difference.after())))));
        add(new NativeTableHeader(head), body);
    }

    /// `/configuration/quiet/from` reads as `quiet › from`.
    public static String setting(String path) {
        return path.replaceFirst("^/configuration/", "")
                .replaceFirst("^/", "")
                .replace("/", " › ")
                .replace("~1", "/")
                .replace("~0", "~");
    }

    private static Component value(Changed element, DifferenceWords words, String path, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            var nothing = new Span("–");
            nothing.addClassName("sub");
            return nothing;
        }
        element.setText(shortened(words.value(path, value)));
        return element;
    }

    /// A value in one short line.
    public static String text(JsonNode value) {
        return shortened(
                value.isBoolean()
                        ? (value.asBoolean() ? "yes" : "no")
                        : value.isValueNode() ? value.asText() : list(value));
    }

    /// So much of a text as has room in a cell.
    public static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    private static String list(JsonNode value) {
        var text = new StringBuilder();
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
            value.forEach(item -> text.append(text.isEmpty() ? "" : ", ").append(item.asText()));
            return text.toString();
        }
        return value.toString();
    }

    private static final class Changed extends HtmlContainer {
        private static final long serialVersionUID = 1;

        Changed(String tag) {
            super(tag);
        }
    }
}
