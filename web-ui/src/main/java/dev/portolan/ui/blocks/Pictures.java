package dev.portolan.ui.blocks;

import com.google.re2j.Pattern;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.page.Links;

/// Draws pictures. Only those that come with the view are drawn: one from elsewhere would tell that place who looks at
/// it, so that it is a link.
final class Pictures {
    private static final Pattern WITHIN =
            Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}");
    private static final int LARGEST = 512 << 10;

    private Pictures() {}

    static Component of(Slug tenant, Block.Image block) {
        var alt = block.alt() == null ? "" : block.alt();
        if (block.src().length() <= LARGEST && WITHIN.matches(block.src())) {
            var image = new Image(block.src(), alt);
            image.addClassName("block-image");
            return image;
        }
        var words = alt.isEmpty() ? "Image" : alt;
        return block.src().startsWith("data:") ? new Span(words) : Links.any(tenant, block.src(), words);
    }
}
