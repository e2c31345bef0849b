package dev.portolan.ui.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.portolan.ui.forms.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A list of values or of groups: add, take away, put in order, by mouse and by keyboard.
final class SequenceInput extends Section implements HasValidationProperties, Focusable<Section>, Nest {
    private static final long serialVersionUID = 1;
    /// More than anybody orders by hand; the rest stays as it is.
    private static final int MOST_SHOWN = 100;

    private final transient Field.Sequence list;
    private final transient Desk desk;
    private final Div rows = new Div();
    private final Span count = new Span();
    private final Span error = new Span();
    private final Button add;
    private final transient List<ItemPart> parts = new ArrayList<>();
    private final transient List<Mover> movers = new ArrayList<>();
    private final boolean groups;

    SequenceInput(Field.Sequence list, Desk desk) {
        this.list = list;
        this.desk = desk;
        this.groups = list.ofGroups();
        var id = Ids.of(list.info().pointer());
        var title = new H3(list.info().title());
        title.setId(id + "-title");
        count.addClassName("sub");
        var head = new Div(title, count);
        head.addClassName("spread");
        addClassNames("form-section", "sequence");
        setId(id);
        getElement().setAttribute("role", "group").setAttribute("aria-labelledby", id + "-title");
        rows.addClassNames("rows", groups ? "stack" : "lines");
        error.addClassName("field-error");
        error.setId(id + "-error");
        error.setVisible(false);
        add = new Button(groups ? "Add " + itemName() : "Add", VaadinIcon.PLUS.create(), _ -> add());
        add.setId(id + "-add");
        add.setAriaLabel("Add to " + list.info().title());
        add.addClassName("add-row");
        add(head);
        Help.of(list.info(), false).ifPresent(this::add);
        add(rows, error, add);
        redraw();
    }

    private String itemName() {
        var name = list.items().path("title").asText("one");
        return name.matches("[A-Z][a-z].*") ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
    }

    private void add() {
        desk.model().add(list);
        after("Added. " + words(), desk.model().size(list) - 1);
    }

    private void remove(int index) {
        desk.model().remove(list, index);
        after("Taken away. " + words(), Math.min(index, desk.model().size(list) - 1));
    }

    /// The same button of the same item has the focus afterwards, so that it can be moved on by keyboard.
    private void move(int index, int by) {
        desk.model().move(list, index, by);
        redraw();
        desk.changed();
        desk.announce(itemTitle(index) + " is now number " + (index + by + 1) + ".");
        var mover = movers.get(index + by);
        var wanted = by < 0 ? mover.up() : mover.down();
        (wanted.isEnabled() ? wanted : by < 0 ? mover.down() : mover.up()).focus();
    }

    private void after(String said, int focused) {
        redraw();
        desk.changed();
        desk.announce(said);
        if (focused >= 0 && focused < parts.size()) {
            parts.get(focused).frames().findFirst().ifPresent(FieldFrame::focus);
        } else {
            add.focus();
        }
    }

    private void redraw() {
        rows.removeAll();
        parts.clear();
        movers.clear();
        var size = desk.model().size(list);
        for (var index = 0; index < Math.min(size, MOST_SHOWN); index++) {
            rows.add(row(index, size));
        }
        if (size > MOST_SHOWN) {
            rows.add(new Span("And " + (size - MOST_SHOWN) + " more, which stay as they are."));
        }
        count.setText(words());
        enable(add, desk.model().canAdd(list));
    }

    private String words() {
        var size = desk.model().size(list);
        var most = list.length().most();
        return most < 0 ? (size == 0 ? "None yet" : Integer.toString(size)) : size + " of at most " + most;
    }

    private String itemTitle(int index) {
        return desk.model().item(list, index).info().title();
    }

    private Component row(int index, int size) {
        var item = desk.model().item(list, index);
        var part = new ItemPart(item, desk);
        parts.add(part);
        var up = button(VaadinIcon.ARROW_UP, "Move " + itemTitle(index) + " up", index > 0, () -> move(index, -1));
        var down = button(
                VaadinIcon.ARROW_DOWN, "Move " + itemTitle(index) + " down", index < size - 1, () -> move(index, 1));
        movers.add(new Mover(up, down));
        var buttons =
                new Div(up, down, button(VaadinIcon.TRASH, "Take away " + itemTitle(index), true, () -> remove(index)));
        buttons.addClassName("row-buttons");
        var row = new Div();
        row.getElement().setAttribute("role", "group").setAttribute("aria-label", itemTitle(index));
        if (groups) {
            var name = new Span(itemTitle(index));
            name.addClassName("strong");
            var head = new Div(name, buttons);
            head.addClassName("spread");
            row.add(head, part);
            row.addClassNames("card", "form-section");
        } else {
            row.add(part, buttons);
            row.addClassName("line-row");
        }
        return row;
    }

    private static Button button(VaadinIcon icon, String label, boolean possible, Runnable act) {
        var button = new Button(icon.create(), _ -> act.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        enable(button, possible);
        button.addClassNames("quiet", "icon-only");
        return button;
    }

    /// Says so only where it is otherwise: in the browser what is said to be possible is so, also within a form that is
    /// only looked at.
    private static void enable(Button button, boolean possible) {
        if (button.getElement().getNode().isEnabledSelf() != possible) {
            button.setEnabled(possible);
        }
    }

    @Override
    public void refresh() {
        if (parts.size() != Math.min(desk.model().size(list), MOST_SHOWN)) {
            redraw();
        }
        parts.forEach(ItemPart::refresh);
    }

    @Override
    public Stream<FieldFrame> frames() {
        return parts.stream().flatMap(ItemPart::frames);
    }

    @Override
    public void setErrorMessage(String message) {
        error.setText(message);
    }

    @Override
    public String getErrorMessage() {
        return error.getText();
    }

    @Override
    public void setInvalid(boolean invalid) {
        error.setVisible(invalid);
        getElement().setAttribute("aria-invalid", Boolean.toString(invalid));
        getElement().setAttribute("aria-describedby", invalid ? getId().orElse("") + "-error" : "");
    }

    @Override
    public boolean isInvalid() {
        return error.isVisible();
    }

    @Override
    public void focus() {
        if (add.isEnabled()) {
            add.focus();
        } else {
            frames().findFirst().ifPresent(FieldFrame::focus);
        }
    }

    private record Mover(Button up, Button down) {}
}
