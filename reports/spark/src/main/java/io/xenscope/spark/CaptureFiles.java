package io.xenscope.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Finds the files that a reading is about: paths, globs, and what lies in directories. */
final class CaptureFiles {
    private final Configuration hadoop;
    private final boolean isRecursive;
    private final Map<String, CaptureFile> found = new TreeMap<>();

    private CaptureFiles(Configuration hadoop, boolean isRecursive) {
        this.hadoop = hadoop;
        this.isRecursive = isRecursive;
    }

    /** The largest first, so that the longest task is not the last to begin; each once. Refuses paths that name nothing. */
    static List<CaptureFile> find(CaseInsensitiveStringMap options, Configuration hadoop) {
        List<String> paths = paths(options);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("xentrace: no path: give load() the captures, or the option path");
        }
        CaptureFiles files = new CaptureFiles(hadoop, ReadOptions.flag(options, "recursiveFileLookup", false));
        try {
            for (String path : paths) {
                files.add(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("xentrace: captures cannot be listed: " + e.getMessage(), e);
        }
        List<CaptureFile> sorted = new ArrayList<>(files.found.values());
        sorted.sort(Comparator.comparingLong(CaptureFile::length).reversed());
        return sorted;
    }

    private static List<String> paths(CaseInsensitiveStringMap options) {
        List<String> paths = new ArrayList<>();
        if (options.containsKey("path")) {
            paths.add(options.get("path"));
        }
        if (options.containsKey("paths")) {
            // Spark writes several paths as an array of JSON.
            try (JsonParser json = new JsonFactory().createParser(options.get("paths"))) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token == JsonToken.VALUE_STRING) {
                        paths.add(json.getText());
                    }
                }
            } catch (IOException e) {
                throw new IllegalArgumentException("xentrace: option paths is no JSON array of texts", e);
            }
        }
        return paths;
    }

    private void add(String text) throws IOException {
        Path path = new Path(text);
        FileSystem system = path.getFileSystem(hadoop);
        FileStatus[] matches = system.globStatus(path);
        if (matches == null || matches.length == 0) {
            throw new IllegalArgumentException("xentrace: no such file: " + text);
        }
        int before = found.size();
        for (FileStatus match : matches) {
            add(system, match, true);
        }
        if (found.size() == before && matches.length == 1 && matches[0].isDirectory()) {
            throw new IllegalArgumentException("xentrace: no files in " + text
                    + "; those in directories below it are read with the option recursiveFileLookup=true");
        }
    }

    private void add(FileSystem system, FileStatus status, boolean isAsked) throws IOException {
        if (status.isFile()) {
            String name = system.makeQualified(status.getPath()).toString();
            found.put(name, new CaptureFile(name, status.getLen(), status.getModificationTime()));
        } else if (isAsked || isRecursive) {
            for (FileStatus inside : system.listStatus(status.getPath())) {
                String name = inside.getPath().getName();
                if (!name.startsWith("_") && !name.startsWith(".")) {
                    add(system, inside, false);
                }
            }
        }
    }
}
