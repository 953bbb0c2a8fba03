// The script of every page. Pages work without it; it only makes them nicer: no reload between pages, people found
// while typing, keys. It sets no inline style and evaluates no text, as the content security policy asks.
import * as Turbo from "@hotwired/turbo";
import { Application } from "@hotwired/stimulus";
import "./dialogs.js";
import Autosubmit from "./controllers/autosubmit.js";
import Capture from "./controllers/capture.js";
import Dismiss from "./controllers/dismiss.js";
import Here from "./controllers/here.js";
import Keys from "./controllers/keys.js";
import Letter from "./controllers/letter.js";
import Live from "./controllers/live.js";
import Once from "./controllers/once.js";
import Sort from "./controllers/sort.js";

Turbo.start();

const application = Application.start();
application.register("autosubmit", Autosubmit);
application.register("capture", Capture);
application.register("dismiss", Dismiss);
application.register("here", Here);
application.register("keys", Keys);
application.register("letter", Letter);
application.register("live", Live);
application.register("once", Once);
application.register("sort", Sort);
