package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Plugins.Observed;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Tone;

/// On how many nodes the last change is live, and, at a click, on which.
final class LiveOn extends Div {
    private static final long serialVersionUID = 1;

    // changed, not replaced: all who look at the plugin are told at once
    private final Span words = new Span();
    private final Icon icon = VaadinIcon.CHECK.create();
    private final Button button = new Button();
    private final Popover nodes = new Popover();

    LiveOn() {
        addClassName("live-on");
        icon.addClassName("small-icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        button.getElement().appendChild(words.getElement());
        button.setIcon(icon);
        button.addClassNames("quiet", "live-words");
        nodes.setTarget(button);
        nodes.setPosition(PopoverPosition.BOTTOM_END);
        nodes.setAriaLabel("Nodes");
        add(button, nodes);
    }

    LiveOn(Installed installed) {
        this();
        show(installed);
    }

    /// Shows that a change is on its way to the nodes.
    void reaching(long revision) {
        words.setText("Revision " + revision + " is reaching the nodes");
        icon.setIcon(VaadinIcon.HOURGLASS);
        button.setEnabled(false);
    }

    void show(Installed installed) {
        words.setText(StateWords.live(installed));
        icon.setIcon(installed.settled() ? VaadinIcon.CHECK : VaadinIcon.HOURGLASS);
        button.setEnabled(!installed.observed().isEmpty());
        nodes.removeAll();
        var table =
                new DataTable("nodes-" + installed.publisher() + "-" + installed.plugin(), "Node", "Revision", "Since");
        installed.observed().forEach(node -> table.row(name(node), revision(node, installed), new Ago(node.at())));
        var content = new Div(table);
        content.addClassName("nodes");
        nodes.add(content);
    }

    private static Div name(Observed node) {
        var name = new Span(node.node());
        name.addClassName("strong");
        var below = new Span(node.service() == null ? "" : node.service());
        below.addClassName("sub");
        var words = new Div(name, below);
        words.addClassName("words");
        return words;
    }

    private static Span revision(Observed node, Installed installed) {
        var current = node.revision() >= installed.revision();
        var text = new Span(current ? node.revision() + ", the newest" : node.revision() + ", behind");
        text.addClassName((current ? Tone.GOOD : Tone.ATTENTION).className());
        return text;
    }
}
