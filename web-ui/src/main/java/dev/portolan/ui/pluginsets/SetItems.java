package dev.portolan.ui.pluginsets;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.PluginSets.Item;
import dev.portolan.ui.clients.PluginSets.SetPlan;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.Comparator;
import java.util.List;

/// What a file does to each plugin, what is refused first.
final class SetItems extends Div {
    private static final long serialVersionUID = 1;

    SetItems(SetPlan plan) {
        addClassName("stack");
        var order = SetWords.order();
        plan.items().stream()
                .sorted(Comparator.comparingInt((Item item) -> order.indexOf(item.action()))
                        .thenComparing(item -> item.id().toString()))
                .forEach(item -> add(row(item)));
    }

    private static Component row(Item item) {
        var name = new Span(item.id().toString());
        name.addClassName("strong");
        var head = new Div(new Badge(Tone.of(SetWords.tone(item.action())), SetWords.action(item.action())), name);
        head.addClassName("actions");
        var row = new Article(head);
        row.addClassNames("card", "stack", "set-item");
        row.setId("set-" + item.id().publisher() + "-" + item.id().plugin());
        if (!item.refusals().isEmpty()) {
            row.add(list(
                    Tone.BAD,
                    "Why",
                    item.refusals().stream().map(SetWords::refusal).toList()));
        }
        if (!item.missing().isEmpty()) {
            row.add(list(
                    Tone.ATTENTION,
                    "It will wait for this, and is off until then",
                    item.missing().stream()
                            .map(missing -> DifferenceList.setting(missing.pointer()) + ": " + missing.message())
                            .toList()));
        }
        if (!item.asks().isEmpty()) {
            row.add(new Details("It asks for this", new PermissionList(item.asks())));
        }
        if (!item.diff().isEmpty()) {
            var frame = new Div(new DifferenceList("Setting", item.diff()));
            frame.addClassName("table-frame");
            row.add(new Details("What changes", frame));
        }
        return row;
    }

    private static Notice list(Tone tone, String title, List<String> sentences) {
        var list = new UnorderedList();
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        return new Notice(tone, title, list);
    }
}
