package dev.portolan.ui.sources;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.ui.clients.Sources.Progress;
import dev.portolan.ui.clients.Sources.Source;

/// How far the reading of one source is, as a bar with counts; nothing while none goes on.
final class ReadingProgress extends Div {
    private static final long serialVersionUID = 1;

    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar(0, 1);

    ReadingProgress() {
        addClassNames("limit-bar", "reading-progress");
        words.getElement().setAttribute("aria-live", "polite");
        bar.getElement().setAttribute("aria-label", "Reading");
        add(words, bar);
        setVisible(false);
    }

    void show(Source source) {
        setVisible(source.underWay());
        if (source.underWay()) {
            source.progress().ifPresentOrElse(this::show, () -> {
                words.setText("pending".equals(source.state()) ? "Waiting for its turn" : "Reading");
                bar.setIndeterminate(true);
            });
        }
    }

    void show(Progress progress) {
        setVisible(true);
        words.setText(SourceWords.progress(progress));
        var share = SourceWords.share(progress);
        bar.setIndeterminate(share.isEmpty());
        share.ifPresent(bar::setValue);
    }
}
