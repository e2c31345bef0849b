package dev.portolan.ui.page;

import com.vaadin.flow.component.html.Div;

/// Grey shapes where content will be, so that nothing jumps when it comes.
public final class Skeleton extends Div {
    private Skeleton(String shape, int parts) {
        addClassNames("skeleton", "skeleton-" + shape);
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-label", "Loading");
        for (var part = 0; part < parts; part++) {
            var bone = new Div();
            bone.addClassName("bone");
            add(bone);
        }
    }

    public static Skeleton lines(int lines) {
        return new Skeleton("lines", lines);
    }

    public static Skeleton rows(int rows) {
        return new Skeleton("rows", rows);
    }

    public static Skeleton cards(int cards) {
        return new Skeleton("cards", cards);
    }
}
