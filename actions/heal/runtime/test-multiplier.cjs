// Loaded by rewritten test files in a scratch copy of somebody's repository. It stands between a test file and its test
// framework. Asked to `measure`, it tells which test ran which statements and how it ended; asked to `try`, it runs the
// chosen tests once for each candidate change, switched on by a number that the rewritten sources look at.
// One line of JSON for each test that ended goes to HEAL_RECORDS. Written for Node 8 and newer, without dependencies:
// it runs in whatever the repository runs in.
'use strict';

var fs = require('fs');
var nodes = require('./test-nodes.cjs');

var plan = JSON.parse(fs.readFileSync(process.env.HEAL_PLAN, 'utf8'));
var records = process.env.HEAL_RECORDS;
var isTrying = plan.mode === 'try';
var isProbing = plan.mode === 'probe';
var dead = Object.create(null);
var current = null;
var ambient = [];
var steps = 0;
var limit = Infinity;

function record(line) {
  fs.appendFileSync(records, JSON.stringify(line) + '\n');
}

/** Statements after which code that catches everything is not asked again. */
var PATIENCE = 10000;

globalThis.$healHit =
  isTrying || isProbing
    ? function () {
        if (++steps <= limit) return;
        if (isProbing && !isInProbe) return;
        if (steps > limit + PATIENCE) process.kill(process.pid, 'SIGKILL');
        throw new RangeError('a candidate runs for ever');
      }
    : function (statement) {
        steps += 1;
        (current === null ? ambient : current.own)[statement] = true;
      };

function listHits(hits) {
  return Object.keys(hits).map(Number);
}

/** Inputs of one function that are looked at, and others made from each. */
var MOST_INPUTS = 12;
var MOST_VARIANTS = 16;
var probed = Object.create(null);
var isInProbe = false;
if (isProbing) limit = plan.steps;

/** A value as it can be compared: what cannot be told apart by its text is left out. */
function show(value) {
  try {
    var text = JSON.stringify(value, function (_key, inner) {
      if (typeof inner === 'function') return 'function';
      if (typeof inner === 'bigint' || typeof inner === 'symbol') return String(inner);
      if (inner === undefined) return '$undefined';
      if (typeof inner === 'number' && !isFinite(inner)) return String(inner);
      if (inner instanceof RegExp || inner instanceof Error) return String(inner);
      if (inner instanceof Map || inner instanceof Set) return Array.from(inner);
      return inner;
    });
    return text === undefined ? '$undefined' : text.slice(0, 2000);
  } catch (_error) {
    return '$odd';
  }
}

function copy(value) {
  if (typeof value === 'function') return value;
  return structuredClone(value);
}

/** `this` with values of its own and the same prototype. */
function copySelf(self) {
  if (typeof self !== 'object' || self === null) return self;
  var own = Object.create(Object.getPrototypeOf(self));
  Object.keys(self).forEach(function (key) {
    own[key] = copy(self[key]);
  });
  return own;
}

/** Values near one that was seen: the ends of ranges, nothing, and a little more or less. */
function vary(value) {
  if (typeof value === 'number') return [value + 1, value - 1, 0, -value];
  if (typeof value === 'string') return ['', value + 'a', value.slice(1), value + value, value.toUpperCase()];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [[], value.slice(1), value.concat(value), value.slice().reverse()];
  if (value === null || value === undefined) return ['', 0, {}];
  if (typeof value !== 'object') return [];
  return [{}].concat(
    Object.keys(value)
      .slice(0, 3)
      .map(function (key) {
        var less = Object.assign({}, value);
        delete less[key];
        return less;
      }),
  );
}

function listInputs(args) {
  var inputs = [args];
  args.forEach(function (value, at) {
    vary(value).forEach(function (other) {
      inputs.push(args.slice(0, at).concat([other], args.slice(at + 1)));
    });
    inputs.push(args.slice(0, at).concat([undefined], args.slice(at + 1)));
  });
  return inputs.slice(0, MOST_VARIANTS);
}

function ignore() {}

var running = 0;

/** Switches a candidate on: one change, or two at once. */
function activate(candidate) {
  var parts = (plan.pairs && plan.pairs[candidate]) || [candidate, 0];
  running = candidate;
  globalThis.$healActive = parts[0];
  globalThis.$healAlso = parts[1];
}

function answer(candidate, callee, self, args) {
  var own = copySelf(self);
  var given = args.map(copy);
  steps = 0;
  activate(candidate);
  try {
    var result = callee.apply(own, given);
    if (result && typeof result.then === 'function') result.then(ignore, ignore);
    return show([result, given, own]);
  } catch (error) {
    return 'throws ' + (error && error.name) + ' ' + (error && error.message);
  } finally {
    activate(0);
  }
}

/** Calls a function that a test has just called once more for each candidate and each input near the one it was given. */
globalThis.$healProbe = isProbing
  ? function (key, callee, self, args) {
      if (isInProbe || typeof callee !== 'function' || typeof structuredClone !== 'function') return;
      var seen = (probed[key] = probed[key] || { count: 0, inputs: Object.create(null) });
      if (seen.count >= MOST_INPUTS) return;
      var before = steps;
      isInProbe = true;
      try {
        listInputs(args).forEach(function (input) {
          var name = key + ' ' + show(input);
          if (seen.inputs[name]) return;
          seen.inputs[name] = true;
          var answers = plan.candidates.map(function (candidate) {
            return answer(candidate, callee, self, input);
          });
          record({ key: '', ending: 'probed', probe: name.slice(0, 500), answers: answers });
        });
        seen.count += 1;
      } catch (_error) {
        seen.count += 1; // What cannot be copied cannot be given to several.
      } finally {
        isInProbe = false;
        steps = before;
      }
    }
  : undefined;

/** Ends the process from another thread when one candidate holds this one up: nothing else could. */
var beats = null;

function watch() {
  try {
    var threads = require('worker_threads');
    beats = new Int32Array(new SharedArrayBuffer(8));
    var code =
      "var w=require('worker_threads').workerData,b=new Int32Array(w.buffer),last=-1,since=0;" +
      'setInterval(function(){if(!b[1]){last=-1;return}if(b[0]!==last){last=b[0];since=Date.now();return}' +
      "if(Date.now()-since>w.most)process.kill(process.pid,'SIGKILL')},200);";
    var worker = new threads.Worker(code, {
      eval: true,
      workerData: { buffer: beats.buffer, most: plan.milliseconds * 2 + 500 },
    });
    worker.unref();
  } catch (_error) {
    beats = null; // Without threads a candidate that never returns costs the whole time-out.
  }
}

if (isTrying) watch();

/** A stand-in for what a framework gives back for a test that is left out; whatever is done with it does nothing. */
var nothing = new Proxy(function () {}, {
  get: function (_target, name) {
    return name === 'then' || typeof name === 'symbol' ? undefined : nothing;
  },
  apply: function () {
    return nothing;
  },
});

/** What everything shares. A fault that adds to it once would fail every later try in the same process. */
var SHARED = [Object, Function, Array, String, Number, Boolean, RegExp, Date, Error, Map, Set, Promise].map(
  function (type) {
    return type.prototype;
  },
);
var sharedKeys = null;

/** Takes away what the run before has added to the prototypes of the language. */
function cleanShared() {
  if (sharedKeys === null) {
    sharedKeys = SHARED.map(Reflect.ownKeys);
    return;
  }
  SHARED.forEach(function (shared, at) {
    var keys = Reflect.ownKeys(shared);
    if (keys.length === sharedKeys[at].length) return;
    keys.forEach(function (key) {
      if (sharedKeys[at].indexOf(key) < 0) delete shared[key];
    });
  });
}

/** A short name for a text (FNV-1a). */
function digest(text) {
  var hash = 0x811c9dc5;
  for (var at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** The last line of a test file that an error's stack names: what helpers above the tests throw is told apart by it. */
function findLine(error, file) {
  var prepare = Error.prepareStackTrace;
  try {
    // Following source maps for every candidate would take longer than trying it.
    Error.prepareStackTrace = undefined;
    return String(error.stack)
      .split('\n')
      .reduce(function (last, frame) {
        var found = frame.indexOf(file + ':') < 0 ? null : /:(\d+):\d+\)?$/.exec(frame);
        return found === null ? last : Math.max(last, Number(found[1]));
      }, 0);
  } finally {
    Error.prepareStackTrace = prepare;
  }
}

/** How a test failed, to be held against how it fails as it stands. */
function describeError(error, key) {
  if (!isTrying || !error) return undefined;
  try {
    var name = String(error.name);
    var isAsserted = error.code === 'ERR_ASSERTION' || /assert/i.test(name) || error.matcherResult !== undefined;
    return {
      said: digest(name + String(error.message).slice(0, 4000)),
      at: findLine(error, key.slice(0, key.indexOf('|'))),
      crashed: !isAsserted,
    };
  } catch (_error) {
    return undefined; // Whatever was thrown does not want to be looked at.
  }
}

/** The same for what was thrown after so many assertions. */
function describeCrash(error, key, count) {
  var failure = describeError(error, key);
  if (failure !== undefined) failure.at = count + 1;
  return failure;
}

/** The same for an assertion that was only reported, the so-manieth of its test. */
function describeResult(result, count) {
  if (!isTrying) return undefined;
  var told = [result.name, result.operator, show(result.actual), show(result.expected), show(result.diag)];
  return { said: digest(told.join('\n')), at: count, crashed: false };
}

/** An ending as it is recorded. */
function tell(run, node, key, hits) {
  record({
    key: key,
    within: node.parent === null ? undefined : node.parent.key,
    ending: node.isOk && key === node.key ? 'passed' : 'failed',
    own: node.hasParts ? node.isOwnOk : undefined,
    said: key === node.key ? node.said : 'it did not run',
    hits: listHits(hits),
    steps: steps - node.firstStep,
    milliseconds: Date.now() - node.started,
  });
}

/**
 * Begins one run of a test, or of the one subtest whose key is `focus`, with what sets it up. Its `finish` is to be
 * called, once, with what has ended.
 */
function begin(key, candidate, focus) {
  var asked = focus || key;
  var run = {
    top: nodes.createNode(key, null, 0),
    focus: focus,
    isOver: false,
    hasFailed: false,
    /** The tests and subtests that were begun, and what ends each. */
    begun: [],
    /** How many assertions have been heard of. */
    count: 0,
    finish: finish,
  };
  steps = 0;
  if (isTrying) {
    cleanShared();
    limit = plan.steps;
    activate(candidate);
    if (beats !== null) {
      beats[0] += 1;
      beats[1] = 1;
    }
    record({ key: asked, candidate: candidate, ending: 'begun' });
  } else current = run.top;
  function finish(node, hits) {
    if (run.isOver) return;
    run.isOver = true;
    if (!isTrying) {
      if (current !== null && nodes.isIn(current.key, key)) current = null;
      tell(run, node, asked, hits);
      return;
    }
    var passed = node.isOk && node.key === asked;
    if (running === candidate) activate(0);
    if (beats !== null) beats[1] = 0;
    if (!passed && candidate !== 0) dead[candidate] = true;
    record({
      key: asked,
      candidate: candidate,
      ending: passed ? 'passed' : 'failed',
      failure: passed || node.key !== asked ? undefined : node.failure,
    });
  }
  return run;
}

function failIn(run, node, said, failure) {
  nodes.fail(node, said, failure);
  if (run.focus === undefined || nodes.isIn(node.key, run.focus)) run.hasFailed = true;
}

/** A test or a subtest has ended. */
function leave(run, node) {
  if (node.isOver) return;
  var hits = nodes.close(node);
  if (current === node) current = node.parent;
  if (node.key === run.focus) setImmediate(endBegun, run, isPlanned);
  if (node.parent === null || node.key === run.focus) run.finish(node, hits);
  else if (!isTrying && run.focus === undefined) tell(run, node, node.key, hits);
}

/** Innermost first. */
function endBegun(run, isMeant) {
  for (var at = run.begun.length - 1; at >= 0; at -= 1) if (isMeant(run.begun[at].node)) run.begun[at].end();
}

/** Whether a test waits for subtests that are left out. */
function isPlanned(node) {
  return node.isPlanned === true;
}

function isAny() {
  return true;
}

/** What a failure says, to see whether a subtest fails by itself as it did among the others. */
function quote(error) {
  if (isTrying) return undefined;
  return (error instanceof Error ? error.name + ' ' + error.message : show(error)).slice(0, 500);
}

function watchTime(run, release) {
  if (!isTrying) return function () {};
  var timer = setTimeout(function () {
    failIn(run, run.top);
    run.finish(run.top);
    release();
  }, plan.milliseconds);
  return function () {
    clearTimeout(timer);
  };
}

function findCallback(args) {
  var at = args.length - 1;
  while (at >= 0 && typeof args[at] !== 'function') at -= 1;
  return at;
}

/** Whether a subtest has no part in a run: another is asked for, or one has failed already. */
function isLeftOut(run, key) {
  if (isTrying && (run.isOver || run.hasFailed)) return true;
  return run.focus !== undefined && !nodes.isIn(key, run.focus) && !nodes.isIn(run.focus, key);
}

/** Asks a test for a subtest, as a test of its own. */
function openPart(framework, run, around, t, args) {
  var at = findCallback(args);
  var isWatched = at >= 0 && (framework !== 'node:test' || args[at].length < 2);
  if (!isWatched) return t.test.apply(t, args);
  var callback = args[at];
  var node = nodes.openPart(around, typeof args[0] === 'string' ? args[0] : callback.name, steps);
  if (isLeftOut(run, node.key)) return framework === 'tape' ? undefined : Promise.resolve();
  args[at] = function (inner) {
    if (!isTrying && !run.isOver) current = node;
    node.firstStep = steps;
    node.started = Date.now();
    return ASSERTING[framework]
      ? runAsserting(framework, run, node, callback, this, Array.prototype.slice.call(arguments))
      : runPart(framework, run, node, callback, this, inner);
  };
  function listen(inner) {
    listenTo(run, node, inner);
  }
  // One that listens from the start hears of the end before what comes next has begun.
  if (framework === 'tape' && typeof t.once === 'function') t.once('test', listen);
  var opened = t.test.apply(t, args);
  if (framework === 'node:test') node.parent.opened.push(opened);
  return opened;
}

/** A test's context whose subtests are tests of their own. */
function watchContext(framework, run, node, t) {
  var counts = run.focus === undefined || nodes.isIn(node.key, run.focus);
  var state = { isSynchronous: true };
  var context = new Proxy(t, {
    get: function (target, name) {
      var value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === 'test')
        return function () {
          return openPart(framework, run, node, target, Array.prototype.slice.call(arguments));
        };
      // Subtests that are left out would be missed.
      if (name === 'plan' && !counts)
        return function () {
          node.isPlanned = true;
        };
      if (!isTrying || !ASSERTING[framework] || name === 'end' || name === 'teardown') return value.bind(target);
      return function () {
        if (counts && run.hasFailed) {
          if (state.isSynchronous) throw ENOUGH;
          return undefined;
        }
        var told = value.apply(target, arguments);
        if (told === false && counts) run.hasFailed = true;
        return told;
      };
    },
    set: function (target, name, value) {
      return Reflect.set(target, name, value);
    },
  });
  return { t: context, state: state };
}

/** A subtest that ends by returning or by a promise. The test around it ends well whether it fails or not. */
function runPart(framework, run, node, callback, self, inner) {
  node.opened = [];
  return new Promise(function (resolve) {
    resolve(callback.call(self, watchContext(framework, run, node, inner).t));
  })
    .then(function () {
      return Promise.all(node.opened);
    })
    .then(
      function () {
        leave(run, node);
      },
      function (error) {
        failIn(run, node, quote(error), describeError(error, node.key));
        leave(run, node);
        if (!isTrying) throw error;
      },
    );
}

/** For frameworks whose tests end by returning, by a promise or by calling `done`. */
function runReturning(framework, run, callback, self, args, usesDone) {
  var node = run.top;
  node.opened = [];
  if (framework === 'node:test' && args[0] && typeof args[0].test === 'function')
    args = [watchContext(framework, run, node, args[0]).t].concat(args.slice(1));
  return new Promise(function (resolve, reject) {
    var stop = watchTime(run, resolve);
    function settle(error, failed) {
      stop();
      if (failed) failIn(run, node, quote(error), describeError(error, node.key));
      leave(run, node);
      if (failed && !isTrying) reject(error);
      else resolve();
    }
    function done(error) {
      settle(error, error !== undefined && error !== null);
    }
    done.fail = function (error) {
      settle(error || new Error('failed'), true);
    };
    function pass() {
      if (node.opened.length === 0) settle();
      else Promise.all(node.opened).then(succeed, succeed);
    }
    function succeed() {
      settle();
    }
    try {
      var result = callback.apply(self, usesDone ? args.concat([done]) : args);
      if (usesDone) return;
      if (result && typeof result.then === 'function')
        result.then(pass, function (error) {
          settle(error, true);
        });
      else pass();
    } catch (error) {
      settle(error, true);
    }
  });
}

/** What a test that has failed goes no further with: the rest of its assertions would only take time. */
var ENOUGH = new Error('has failed');

/** Hears how what a test asserts ends, and when the test has ended. */
function listenTo(run, node, t) {
  if (node.isHeard) return;
  node.isHeard = true;
  var isTap = typeof t.teardown === 'function' && typeof t.passing === 'function';
  if (typeof t.on === 'function')
    t.on('result', function (result) {
      run.count += 1;
      if (!result || result.ok !== false || result.todo) return;
      // Some tell of a subtest that has failed as if it were an assertion.
      if (isTap && node.seen[result.message || result.name] !== undefined) return;
      var extra = result.extra || result.diag || result;
      var values = [extra.actual, extra.expected, extra.found, extra.wanted];
      failIn(
        run,
        node,
        quote([result.operator, result.name, result.message, values]),
        describeResult(result, run.count),
      );
    });
  function settle() {
    if (isTap && !t.passing() && node.isOk) failIn(run, node, 'it does not pass');
    if (node.stop !== undefined) node.stop();
    leave(run, node);
  }
  if (isTap) t.teardown(settle);
  else if (typeof t.on === 'function') t.on('end', settle);
}

/** For frameworks that hand a test an object to assert with, and go on when it has ended. */
function runAsserting(framework, run, node, callback, self, args) {
  var t = args[0];
  var isTop = node.parent === null;
  function end() {
    if (node.isOver) return;
    try {
      t.end();
    } catch (_error) {
      // It has ended already.
    }
  }
  run.begun.push({ node: node, end: end });
  if (isTop)
    node.stop = watchTime(run, function () {
      endBegun(run, isAny);
    });
  listenTo(run, node, t);
  if (!isTop && isLeftOut(run, node.key)) return end();
  function fail(error) {
    failIn(run, node, quote(error), describeCrash(error, node.key, run.count));
    if (!isTrying && typeof t.fail === 'function') t.fail(error);
    if (isTop && isTrying) run.finish(node);
    end();
  }
  var watched = watchContext(framework, run, node, t);
  try {
    var result = callback.apply(self, [watched.t].concat(args.slice(1)));
    if (result && typeof result.then === 'function') return result.then(undefined, fail);
    return result;
  } catch (error) {
    fail(error);
    return undefined;
  } finally {
    watched.state.isSynchronous = false;
  }
}

var ASSERTING = { tape: true, tap: true };

function takesDone(framework, callback, count) {
  if (framework === 'mocha' || framework === 'jest') return callback.length > count;
  return framework === 'node:test' && callback.length >= 2;
}

/** The functions of one test file. Tests are known by file, name and how many of that name came before. */
function openFile(file) {
  var seen = Object.create(null);

  function bind(framework, key, asked, callback, isRow) {
    function run() {
      var args = Array.prototype.slice.call(arguments);
      var own = isRow ? key + '|' + JSON.stringify(args, replaceOdd).slice(0, 200) : key;
      var candidate = asked.candidate;
      if (isTrying) {
        // A row that is not asked for, or a candidate that another test has ruled out.
        if (isRow && (plan.tests[own] || []).indexOf(candidate) < 0) return endAtOnce(framework, args[0]);
        if (dead[candidate]) return endAtOnce(framework, args[0]);
      }
      var begun = begin(own, candidate, asked.focus);
      if (ASSERTING[framework]) return runAsserting(framework, begun, begun.top, callback, this, args);
      var usesDone = takesDone(framework, callback, isRow ? args.length : 0);
      var passed = usesDone && framework === 'node:test' ? args.slice(0, 1) : usesDone && !isRow ? [] : args;
      return runReturning(framework, begun, callback, this, passed, usesDone);
    }
    // Some frameworks read a test's parameters from its text.
    run.toString = function () {
      return callback.toString();
    };
    return run;
  }

  function endAtOnce(framework, t) {
    if (ASSERTING[framework] && t && typeof t.end === 'function') t.end();
    return undefined;
  }

  function listCandidates(key, isRow) {
    if (!isRow) return plan.tests[key] || [];
    var all = [];
    var isKnown = Object.create(null);
    Object.keys(plan.tests).forEach(function (known) {
      if (known.indexOf(key + '|') !== 0) return;
      plan.tests[known].forEach(function (candidate) {
        if (candidate !== 0 && isKnown[candidate]) return;
        isKnown[candidate] = true;
        all.push(candidate);
      });
    });
    return all;
  }

  /** The subtests of a test that are asked for by themselves, and the candidates for each. */
  function listParts(key) {
    var parts = [];
    Object.keys(plan.tests || {}).forEach(function (known) {
      if (known === key || !nodes.isIn(known, key)) return;
      plan.tests[known].forEach(function (candidate) {
        parts.push({ candidate: candidate, focus: known });
      });
    });
    return parts;
  }

  function listRuns(key, isRow) {
    if (isTrying)
      return listParts(key).concat(
        listCandidates(key, isRow).map(function (candidate) {
          return { candidate: candidate };
        }),
      );
    if (plan.alone === undefined) return [{ candidate: 0 }];
    return plan.alone
      .filter(function (known) {
        return nodes.isIn(known, key);
      })
      .map(function (known) {
        return { candidate: 0, focus: known };
      });
  }

  function register(original, self, args, framework, isRow) {
    var at = findCallback(args);
    if (at < 0) return original.apply(self, args);
    var callback = args[at];
    var name = typeof args[0] === 'string' ? args[0] : callback.name;
    seen[name] = (seen[name] || 0) + 1;
    var key = file + '|' + name + '|' + seen[name];
    var last = nothing;
    listRuns(key, isRow).forEach(function (asked) {
      var changed = args.slice();
      changed[at] = bind(framework, key, asked, callback, isRow);
      last = original.apply(self, changed);
    });
    return last;
  }

  function wrap(original, framework, isRow) {
    if (typeof original !== 'function') return original;
    return new Proxy(original, {
      apply: function (target, self, args) {
        return register(target, self, Array.prototype.slice.call(args), framework, isRow);
      },
      get: function (target, name) {
        var value = Reflect.get(target, name);
        if (name === 'each' || name === 'for')
          return function () {
            return wrap(value.apply(target, arguments), framework, true);
          };
        if (name === 'runIf' || name === 'skipIf')
          return function () {
            return wrap(value.apply(target, arguments), framework, isRow);
          };
        if (/^(?:test|it|only|concurrent|sequential|serial|default)$/.test(String(name)) && value !== original)
          return wrap(value, framework, isRow);
        return typeof value === 'function' && framework === 'tap' ? value.bind(target) : value;
      },
    });
  }

  function wrapModule(framework, loaded) {
    if (typeof loaded === 'function') return wrap(loaded, framework, false);
    return new Proxy(loaded, {
      get: function (target, name) {
        var value = Reflect.get(target, name);
        if (/^(?:test|it|specify|default)$/.test(String(name)) && typeof value === 'function')
          return wrap(framework === 'tap' ? value.bind(target) : value, framework, false);
        return typeof value === 'function' && framework === 'tap' ? value.bind(target) : value;
      },
    });
  }

  function wrapGlobal(name) {
    var original = globalThis[name];
    if (typeof original !== 'function') return original;
    var framework = typeof globalThis.jest !== 'undefined' || process.env.JEST_WORKER_ID ? 'jest' : 'mocha';
    return wrap(original, process.env.VITEST ? 'vitest' : framework, false);
  }

  return { wrap: wrap, wrapModule: wrapModule, wrapGlobal: wrapGlobal };
}

function replaceOdd(_key, value) {
  if (typeof value === 'function') return 'function ' + value.name;
  if (typeof value === 'bigint' || typeof value === 'symbol' || value === undefined) return String(value);
  return value;
}

process.on('exit', function () {
  if (!isTrying && ambient.length > 0) record({ key: '', ending: 'ambient', hits: listHits(ambient) });
});

module.exports = { openFile: openFile };
