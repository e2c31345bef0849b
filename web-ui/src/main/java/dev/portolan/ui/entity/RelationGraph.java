package dev.portolan.ui.entity;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.page.Drawing;
import dev.portolan.ui.page.Links;

/// A picture of an entity's relations. Drawn element by element; the lists beside it say the same in words.
final class RelationGraph extends Div {
    private static final long serialVersionUID = 1;

    RelationGraph(Slug tenant, Entity entity) {
        addClassName("graph");
        var shape = GraphShape.of(entity);
        var svg =
                Drawing.svg("0 0 " + GraphShape.WIDTH + " " + shape.height(), "Relations of " + entity.title(), false);
        shape.edges().forEach(edge -> svg.appendChild(line(edge)));
        shape.nodes().forEach(node -> svg.appendChild(node(tenant, node)));
        getElement().appendChild(svg);
    }

    private static Element line(GraphShape.Edge edge) {
        var middle = (edge.fromX() + edge.toX()) / 2;
        return new Element("path")
                .setAttribute("class", "edge")
                .setAttribute(
                        "d",
                        "M" + edge.fromX() + " " + edge.fromY() + " C" + middle + " " + edge.fromY() + " " + middle
                                + " " + edge.toY() + " " + edge.toX() + " " + edge.toY());
    }

    private static Element node(Slug tenant, GraphShape.Node node) {
        var box = new Element("rect")
                .setAttribute("x", Integer.toString(node.x()))
                .setAttribute("y", Integer.toString(node.y() - GraphShape.NODE_HEIGHT / 2))
                .setAttribute("width", Integer.toString(GraphShape.NODE_WIDTH))
                .setAttribute("height", Integer.toString(GraphShape.NODE_HEIGHT))
                .setAttribute("rx", "8");
        var text = new Element("text")
                .setAttribute("x", Integer.toString(node.x() + GraphShape.NODE_WIDTH / 2))
                .setAttribute("y", Integer.toString(node.y() + 4))
                .setAttribute("text-anchor", "middle")
                .setText(node.text());
        var group = new Element("g").setAttribute("class", node.self() ? "node self" : "node");
        group.appendChild(box, text);
        var ref = Links.ref(node.ref());
        if (node.self() || ref.isEmpty()) {
            return group;
        }
        return new Element("a")
                .setAttribute("href", Links.path(tenant, ref.get()))
                .setAttribute("aria-label", node.ref())
                .appendChild(group);
    }
}
