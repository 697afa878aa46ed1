// What our parents answer, by the question's id; for a question of several fields, by the field's name.
const BIRTH = new Date(Date.now() - 10 * 86_400_000);

const ANSWERS = {
  child_name: 'Bima Wahyudi Pratama',
  confirm_one_word: 'yes',
  child_status: 'own',
  parents_marriage: 'unregistered',
  sex: 'L',
  child_order: '1',
  mother_name: 'Yuliana Contoh',
  birth_place_search: 'Bandung',
};

const PARTS = {
  day: String(BIRTH.getDate()), month: String(BIRTH.getMonth() + 1), year: String(BIRTH.getFullYear()),
  hour: '08', minute: '15',
};

export function answerTo(id, answers = {}, field = 'value') {
  return answers[id] ?? PARTS[field] ?? ANSWERS[id] ?? 'Bima Wahyudi Pratama';
}
