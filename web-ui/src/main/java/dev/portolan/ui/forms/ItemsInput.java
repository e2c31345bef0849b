package dev.portolan.ui.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.BiFunction;

/// A list of objects: each in a box of its own, with a button to add and one each to take away.
final class ItemsInput extends Section implements HasLabel {
    private static final long serialVersionUID = 1;

    private final transient Field.Items field;
    private final transient FormValues values;
    private final transient BiFunction<Field.Items, Integer, Component> draw;
    private final transient Runnable changed;
    private final Div boxes = new Div();
    private final Button add = new Button("Add", VaadinIcon.PLUS.create());

    ItemsInput(
            Field.Items field, FormValues values, BiFunction<Field.Items, Integer, Component> draw, Runnable changed) {
        this.field = field;
        this.values = values;
        this.draw = draw;
        this.changed = changed;
        addClassName("form-section");
        setId(FieldDrawing.id(field.info().pointer()));
        boxes.addClassName("stack");
        var help = new Span(field.info().help());
        help.addClassName("sub");
        add.setAriaLabel("Add to " + field.info().title());
        add.setId(FieldDrawing.id(field.info().pointer()) + "-add");
        add.addClickListener(_ -> {
            values.add(field);
            redraw();
            changed.run();
        });
        var actions = new Div(add);
        actions.addClassName("actions");
        add(new H3(field.info().title()), help, boxes, actions);
        redraw();
    }

    private void redraw() {
        boxes.removeAll();
        for (var index = 0; index < values.size(field); index++) {
            boxes.add(box(index));
        }
        add.setVisible(field.most() == 0 || values.size(field) < field.most());
    }

    private Component box(int index) {
        var number = new Span(Integer.toString(index + 1));
        number.addClassName("sub");
        var remove = new Button("Remove", _ -> {
            values.remove(field, index);
            redraw();
            changed.run();
        });
        remove.addClassName("quiet");
        remove.setAriaLabel("Remove " + field.info().title() + " " + (index + 1));
        var head = new Div(number, remove);
        head.addClassName("spread");
        var box = new Div(head, draw.apply(field, index));
        box.addClassNames("card", "form-section");
        return box;
    }

    @Override
    public String getLabel() {
        return field.info().title();
    }
}
