package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class FlameGraphTest {
    @TempDir
    private Path directory;

    private String svg(TraceMaker trace, String... options) throws Exception {
        Path capture = Files.write(directory.resolve("<made> & \"odd\".xen"), trace.bytes());
        List<String> words = new ArrayList<>(List.of("export", "flamegraph", "--cpu-hz", "1G", capture.toString()));
        words.addAll(List.of(options));
        InProcess answer = InProcess.run(words.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer.err());
        return answer.out();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of each frame its level, what its tooltip says, and where it is, in the order of the file. */
    private static List<String> frames(String svg) throws Exception {
        List<String> frames = new ArrayList<>();
        NodeList groups = parsed(svg).getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.hasAttribute("data-n")) {
                Element box = (Element) group.getElementsByTagName("rect").item(0);
                frames.add(group.getAttribute("data-l") + " "
                        + group.getElementsByTagName("title").item(0).getTextContent() + " @" + box.getAttribute("x"));
            }
        }
        return frames;
    }

    @Test
    void the_heading_names_what_left_a_part_of_the_capture_out() throws Exception {
        String whole = parsed(svg(TwoMicroseconds.trace()))
                .getElementsByTagName("title")
                .item(0)
                .getTextContent();
        String part = parsed(svg(TwoMicroseconds.trace(), "--dom", "1", "--to", "1us"))
                .getElementsByTagName("title")
                .item(0)
                .getTextContent();
        assertEquals(whole + " (dom=1 to=1us)", part);
    }

    @Test
    void frames_are_domains_vcpus_and_what_xen_did_inside_their_runs() throws Exception {
        assertEquals(
                List.of(
                        "0 all: 2.5 µs, 100 % @10.00",
                        "1 d0: 1 µs, 40.0 % @10.00",
                        "2 d0v0: 1 µs, 40.0 % @10.00",
                        "1 d1: 1.5 µs, 60.0 % @482.00",
                        "2 d1v0: 1.5 µs, 60.0 % @482.00",
                        "3 vmexit EPT_VIOLATION: 30 ns, 1.20 % @482.00"),
                frames(svg(TwoMicroseconds.trace())).stream()
                        .filter(frame -> !frame.contains("hypercall"))
                        .toList());
    }

    @Test
    void the_same_capture_gives_the_same_bytes_with_any_number_of_threads() throws Exception {
        assertEquals(svg(TwoMicroseconds.trace(), "--threads", "1"), svg(TwoMicroseconds.trace(), "--threads", "5"));
    }

    @Test
    void names_are_text_and_nothing_else_and_nothing_is_loaded_from_elsewhere() throws Exception {
        String svg = svg(TwoMicroseconds.trace());
        assertTrue(svg.contains("&lt;made&gt; &amp; &quot;odd&quot;.xen"), svg);
        Document document = parsed(svg);
        for (String name : List.of("href", "src", "xlink:href")) {
            NodeList all = document.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                assertFalse(((Element) all.item(i)).hasAttribute(name), name);
            }
        }
        assertEquals(1, document.getElementsByTagName("script").getLength());
        assertFalse(svg.contains("url("), svg);
    }

    @Test
    void a_capture_in_which_nothing_runs_says_so() throws Exception {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).vmexit(48, 0x1000).at(100).vmentry();
        String svg = svg(trace);
        assertTrue(svg.contains("No vcpu of a domain is seen to run: nothing to draw."), svg);
        assertEquals(1, frames(svg).size());
    }

    @Test
    void all_formats_are_without_it() {
        InProcess answer = InProcess.into(
                directory.resolve("all"),
                "export",
                "all",
                Samples.path(Samples.HVM_BOOT).toString());
        assertEquals(0, answer.exit(), answer.err());
        String[] files = directory.resolve("all").toFile().list();
        assertEquals(ExportFormats.ALL.size(), files.length, String.join(" ", files));
        assertFalse(String.join(" ", files).contains("svg"));
    }
}
