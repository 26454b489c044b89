/* The script of a page of the questionnaire. The page works without it, and goes on without it where anything fails:
 * the server decides everything again when the form is saved. In the syntax of old browsers; one that lacks what is
 * asked for below behaves as if it had no scripts.
 */
(function () {
  'use strict';

  var form = document.querySelector('form[data-deciding]');
  if (!form || !window.fetch || !window.FormData || !window.URLSearchParams || !window.DOMParser) { return; }

  var status = document.getElementById('fragen-meldung');
  var deciding = form.getAttribute('data-deciding').split(' ');
  var latest = 0; // number of the last change; replies to earlier ones are ignored
  var waiting = null;
  var ahead = form.elements._vorab; // tells the server that the page shows what the answers lead to
  var unsettled = false; // a question that is to go had the focus

  form.addEventListener('change', function (event) {
    if (decides(event.target)) { askSoon(); }
  });

  form.addEventListener('focusout', function () {
    if (unsettled) { askSoon(); }
  });

  // Names of controls: item, item:part, item#record:part, and k:item@version for the decision of a conflict.
  function decides(control) {
    var item = (control.name || '').replace(/^k:/, '').split(/[:#@]/)[0];
    return deciding.indexOf(item) >= 0;
  }

  // Arrow keys change radio buttons quickly one after the other.
  function askSoon() {
    unsettled = false;
    ahead.value = '';
    latest++;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  }

  function ask() {
    var number = latest;
    fetch(form.getAttribute('data-questions'), {
      method: 'POST', credentials: 'same-origin', redirect: 'error', body: new URLSearchParams(new FormData(form))
    }).then(function (reply) {
      return reply.ok ? reply.text() : '';
    }).then(function (html) {
      var questions = new DOMParser().parseFromString(html, 'text/html').getElementById('fragen');
      if (questions && number === latest) { merge(questions); }
    }).catch(function () { /* the next save shows the questions */ });
  }

  // What is on the page stays as it is, so that nothing typed is lost: questions come and are hidden, and a hidden one
  // is still posted.
  function merge(fresh) {
    var told = { shown: [], hidden: [], options: [] };
    each(fresh.children, function (topic) {
      var own = document.getElementById(topic.id);
      mergeTopic(own, topic, told);
      own.hidden = !own.querySelector('.question:not([hidden])');
    });
    ahead.value = 'ja';
    tell(told);
  }

  function mergeTopic(own, topic, told) {
    var last = own.querySelector('.topic');
    each(topic.querySelectorAll('.question'), function (question) {
      var known = document.getElementById(question.id);
      if (known) {
        mergeQuestion(known, question, told);
      } else if (!question.hidden) {
        known = insertAfter(last, question, own);
        told.shown.push(known);
      }
      last = known || last;
    });
  }

  function mergeQuestion(own, question, told) {
    if (own.hidden && !question.hidden) {
      own.hidden = false;
      told.shown.push(own);
    } else if (!own.hidden && question.hidden && !inUse(own) && !own.querySelector('.kern-error, .conflict, .objection')) {
      own.hidden = true;
      told.hidden.push(own);
    } else if (!question.hidden && mergeOptions(own, question)) {
      told.options.push(own);
    }
  }

  function mergeOptions(own, question) {
    var changed = false;
    each(question.querySelectorAll('[data-conditional]'), function (option) {
      var known = counterpart(option);
      if (!known && !option.hidden) {
        insertAfter(optionBefore(option), option, own.querySelector('[data-options]'));
        changed = true;
      } else if (known) {
        changed = mergeOption(known, option) || changed;
      }
    });
    return changed;
  }

  // The label tells where a chosen answer does not count any more.
  function mergeOption(own, option) {
    if (own.hidden !== option.hidden && (own.hidden || !inUse(own) && !filled(own))) {
      own.hidden = option.hidden;
      return true;
    }
    var label = own.querySelector('label'), told = option.querySelector('label');
    if (option.hidden || label.textContent === told.textContent) { return false; }
    label.textContent = '';
    each(told.childNodes, function (node) { label.appendChild(document.importNode(node, true)); });
    return true;
  }

  function counterpart(option) {
    var control = option.querySelector('input');
    var own = control && document.getElementById(control.id);
    return own && own.closest('.kern-form-check');
  }

  function optionBefore(option) {
    for (var before = option.previousElementSibling; before; before = before.previousElementSibling) {
      if (counterpart(before)) { return counterpart(before); }
    }
    return null;
  }

  function insertAfter(last, node, parent) {
    return parent.insertBefore(document.importNode(node, true), last ? last.nextSibling : parent.firstChild);
  }

  function inUse(node) {
    var used = node.contains(document.activeElement);
    unsettled = unsettled || used;
    return used;
  }

  function filled(option) {
    var text = option.querySelector('.kern-form-check__text input');
    return option.querySelector('input').checked || text && text.value !== '';
  }

  // The words stand in the page.
  function tell(told) {
    var sentences = [];
    each(['shown', 'hidden', 'options'], function (what) {
      var questions = told[what];
      if (questions.length === 1) {
        sentences.push(status.getAttribute('data-' + what).replace('%', function () { return wording(questions[0]); }));
      } else if (questions.length > 1) {
        sentences.push(status.getAttribute('data-' + what + '-many').replace('%', questions.length));
      }
    });
    if (sentences.length > 0) { status.textContent = sentences.join('; '); }
  }

  function wording(question) {
    return question.querySelector('.kern-label').textContent.replace(/\s+/g, ' ').trim();
  }

  function each(list, visit) {
    Array.prototype.forEach.call(list, visit);
  }
}());
