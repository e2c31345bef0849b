package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.portolan.ui.clients.Marketplace.Screenshot;
import dev.portolan.ui.clients.ProblemException;
import java.util.List;

/// Pictures of a plugin at work, in a row; a click shows one large, with the others before and after it. The browser
/// gets them from this page only, with the session's rights.
final class Screenshots extends Div {
    private static final long serialVersionUID = 1;

    private final transient OfferDesk desk;
    private final String version;
    private final List<Screenshot> pictures;

    Screenshots(OfferDesk desk, String version, List<Screenshot> pictures) {
        this.desk = desk;
        this.version = version;
        this.pictures = List.copyOf(pictures);
        addClassName("screenshots");
        setId("screenshots");
        for (var index = 0; index < pictures.size(); index++) {
            add(thumbnail(index));
        }
    }

    private NativeButton thumbnail(int index) {
        var picture = pictures.get(index);
        var button = new NativeButton();
        button.addClassName("thumbnail");
        button.setAriaLabel("Show large: " + words(picture));
        button.add(image(picture));
        button.addClickListener(_ -> open(index));
        return button;
    }

    private void open(int first) {
        var dialog = new Dialog();
        dialog.setId("screenshot-dialog");
        dialog.addClassName("screenshot-dialog");
        dialog.setCloseOnOutsideClick(true);
        var frame = new Div();
        frame.addClassName("screenshot");
        var count = new Span();
        count.addClassName("sub");
        count.getElement().setAttribute("aria-live", "polite");
        var shown = new int[] {first};
        Runnable show = () -> {
            var picture = pictures.get(shown[0]);
            dialog.setHeaderTitle(words(picture));
            frame.removeAll();
            frame.add(image(picture));
            count.setText((shown[0] + 1) + " of " + pictures.size());
        };
        var before = step("Before", VaadinIcon.ANGLE_LEFT, -1, shown, show);
        var after = step("Next", VaadinIcon.ANGLE_RIGHT, 1, shown, show);
        var close = new Button("Close", _ -> dialog.close());
        dialog.add(frame);
        if (pictures.size() > 1) {
            Shortcuts.addShortcutListener(dialog, before::click, Key.ARROW_LEFT).listenOn(dialog);
            Shortcuts.addShortcutListener(dialog, after::click, Key.ARROW_RIGHT).listenOn(dialog);
            dialog.getFooter().add(count, before, after);
        }
        dialog.getFooter().add(close);
        show.run();
        dialog.open();
    }

    private Button step(String words, VaadinIcon icon, int by, int[] shown, Runnable show) {
        var button = new Button(icon.create(), _ -> {
            shown[0] = Math.floorMod(shown[0] + by, pictures.size());
            show.run();
        });
        button.setAriaLabel(words);
        return button;
    }

    private Image image(Screenshot picture) {
        var handler = DownloadHandler.fromInputStream(_ -> {
                    try {
                        var file = desk.marketplace().screenshot(desk.tenant(), desk.id(), version, picture.name());
                        return new DownloadResponse(file.content(), picture.name(), file.type(), file.bytes());
                    } catch (ProblemException problem) {
                        return DownloadResponse.error(problem.status());
                    }
                })
                .inline();
        var image = new Image(handler, words(picture));
        image.getElement().setAttribute("loading", "lazy");
        return image;
    }

    private static String words(Screenshot picture) {
        return picture.title().isBlank() ? "Screenshot " + picture.name() : picture.title();
    }
}
