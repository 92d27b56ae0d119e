"""What the rules find and mend: people, bodies, laws, events, products, acronyms, repeated mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reader = Callable[..., list[tuple[str, str, str]]]
Case = tuple[str, list[tuple[str, str]], list[str]]

A = "\N{RIGHT SINGLE QUOTATION MARK}"
P, O, G = "PERSON", "ORG", "GPE"  # noqa: E741 - labels of the model

PEOPLE: list[Case] = [
    ("Prime Minister Narendra Modi spoke.", [], ["Narendra Modi=Person"]),
    ("It was Judge Maria Lopez Garcia who ruled.", [], ["Maria Lopez Garcia=Person"]),
    ("Mr. Smith and Mrs. Jones left.", [], ["Smith=Person", "Jones=Person"]),
    ("Mr Walsh denied it.", [], ["Walsh=Person"]),
    ("Then President Biden spoke.", [], ["Biden=Person"]),
    ("Yesterday lawmaker Kim Moon-soo spoke.", [], ["Kim Moon-soo=Person"]),
    ("“We know,” said Do Hee-yoon.", [], ["Do Hee-yoon=Person"]),
    ("Jae-Myoung Lee wrote this.", [], ["Jae-Myoung Lee=Person"]),
    ("By then Park Geun-hye had won.", [], ["Park Geun-hye=Person"]),
    ("Tsai Ing-wen won again.", [], ["Tsai Ing-wen=Person"]),
    ("So Seoul-based firms left.", [], ["Seoul=City"]),
    ("Do not go there.", [], []),
    ("Long-term plans matter.", [], []),
    ("The Paris-born Lee left.", [], ["Paris=City"]),
    ("Kim Moon-soo left. Later Kim came back.", [], ["Kim Moon-soo=Person", "Kim=Person"]),
    ("Do Hee-yoon spoke. Do not ask why.", [], ["Do Hee-yoon=Person"]),
    ("Do Hee-yoon spoke. Do said more.", [], ["Do Hee-yoon=Person", "Do=Person"]),
    ("Theresa May left in May 2019.", [("Theresa May", P)], ["Theresa May=Person"]),
    ("Will Smith sang. Will he return?", [("Will Smith", P)], ["Will Smith=Person"]),
    ("President Donald Trump spoke.", [("President Donald Trump", P)], ["Donald Trump=Person"]),
    ("It was Ursula von der Leyen. Then von der Leyen left.", [("Ursula von der Leyen", P), ("Leyen", P)],
     ["Ursula von der Leyen=Person", "von der Leyen=Person"]),
    ("We met K. P. Sharma there.", [("Sharma", P)], ["K. P. Sharma=Person"]),
    ("It is by J.R.R. Tolkien.", [("Tolkien", P)], ["J.R.R. Tolkien=Person"]),
    ("He is James P. Kennedy Jr. of Ohio.", [("James P. Kennedy", P)], ["James P. Kennedy Jr.=Person", "Ohio=Place"]),
    ("We met Maria de la Cruz there.", [("Maria", P)], ["Maria de la Cruz=Person"]),
    ("We met Bashar al-Assad there.", [("Bashar", P)], ["Bashar al-Assad=Person"]),
    ("It was Carlos Del Toro. Del Toro left.", [("Carlos Del Toro", P), ("Del Toro", "LOC")],
     ["Carlos Del Toro=Person", "Del Toro=Person"]),
    ("They like Fahmi Fadzil. People saw Fahmi there.", [("Fahmi Fadzil", P), ("Fahmi", O)],
     ["Fahmi Fadzil=Person", "Fahmi=Person"]),
    ("Communications Minister Fahmi Fadzil spoke.", [("Communications", O)], ["Fahmi Fadzil=Person"]),
    ("Chief Financial Officer Lena Vogt spoke.", [("Chief Financial", O)], ["Lena Vogt=Person"]),
    (f"It was Nordvale{A}s Shadow Home Secretary Nia Bowen.", [("Nordvale", O), ("Shadow Home", O), ("Nia Bowen", P)],
     ["Nordvale=Organization", "Nia Bowen=Person"]),
    ("Interim Fjord Police chief Lena Vogt spoke.", [("Interim Fjord Police", O)],
     ["Fjord Police=GovernmentBody", "Lena Vogt=Person"]),
    ("Mathematician Ren Takigawa spoke.", [("Mathematician Ren Takigawa", P)], ["Ren Takigawa=Person"]),
    ("Minister of Education Stefania Giannini spoke.", [("Education", O), ("Stefania Giannini", P)],
     ["Stefania Giannini=Person"]),
    ("Prime Minister Datuk Seri Anwar Ibrahim spoke.", [], ["Anwar Ibrahim=Person"]),
    ("Gen Z and Gen X differ.", [], []),
    ("Rear Admiral Daniel Hagari spoke.", [("Rear Admiral", O)], ["Daniel Hagari=Person"]),
    ("Then Browns DL Sheldon Richardson left.", [("Browns DL Sheldon Richardson", P)], ["Sheldon Richardson=Person"]),
    ("The actor Jerry Hall left.", [("Jerry Hall", P)], ["Jerry Hall=Person"]),
    ("Donald Trump's son left.", [("Donald Trump's", P)], ["Donald Trump=Person"]),
    ("Here is Michael Jordan again.", [("Michael Jordan", P)], ["Michael Jordan=Person"]),
    ("The owner Reuters sold it.", [], ["Reuters=Organization"]),
    ("Queen Elizabeth II died.", [], ["Elizabeth II=Person"]),
    ("Attorney General William Barr left.", [], ["William Barr=Person"]),
    ("Secretary of State Antony Blinken left.", [], ["Antony Blinken=Person"]),
    ("Nguyen Xuan Phuc resigned.", [("Nguyen Xuan Phuc", P)], ["Nguyen Xuan Phuc=Person"]),
    ("The head coach said yes.", [], []),
    ("Kim Moon-soo runs it. The Kim Foundation pays.", [], ["Kim Moon-soo=Person", "Kim Foundation=Organization"]),
]  # fmt: skip

BODIES: list[Case] = [
    ("It was sent by the Ministry of Unification.", [], ["Ministry of Unification=GovernmentBody"]),
    ("The Ministry of Health and Welfare spoke.", [], ["Ministry of Health and Welfare=GovernmentBody"]),
    ("The Ministry of Culture, Sports and Tourism spoke.", [],
     ["Ministry of Culture, Sports and Tourism=GovernmentBody"]),
    ("The Ministry of Finance and the Bank of Korea met.", [],
     ["Ministry of Finance=GovernmentBody", "Bank of Korea=Company"]),
    ("The Ministry of Finance and Bank of Korea met.", [],
     ["Ministry of Finance=GovernmentBody", "Bank of Korea=Company"]),
    ("The Ministry of Finance and Reuters met.", [], ["Ministry of Finance=GovernmentBody", "Reuters=Organization"]),
    ("The Ministry of Finance and Ana Silva met.", [("Ana Silva", P)],
     ["Ministry of Finance=GovernmentBody", "Ana Silva=Person"]),
    ("The Ministry of Defence in London said so.", [], ["Ministry of Defence=GovernmentBody", "London=City"]),
    ("Head of the Civil Coalition for Human Rights of the Kidnapped and Defectors from North Korea.", [],
     ["Civil Coalition for Human Rights of the Kidnapped and Defectors from North Korea=Organization"]),
    ("The Committee to Protect Journalists wrote.", [], ["Committee to Protect Journalists=Organization"]),
    ("A letter from the Committee to Seoul arrived.", [], ["Seoul=City"]),
    ("The Committee on Foreign Relations met on Monday.", [], ["Committee on Foreign Relations=Organization"]),
    ("The Committee on Trade, Industry and Energy met.", [("Industry and Energy", O)],
     ["Committee on Trade, Industry and Energy=Organization"]),
    ("The Ministry of Finance, Reuters and Norvik Energy met.", [],
     ["Ministry of Finance=GovernmentBody", "Reuters=Organization", "Norvik Energy=Company"]),
    ("Two men sued Customs and Border Protection.", [], ["Customs and Border Protection=GovernmentBody"]),
    ("The Grand National Party lost.", [], ["Grand National Party=PoliticalParty"]),
    ("Then Grand National Party lawmaker Kim Moon-soo left.", [("Grand National Party lawmaker Kim", O)],
     ["Grand National Party=PoliticalParty", "Kim Moon-soo=Person"]),
    ("He left Harvard University early.", [], ["Harvard University=Organization"]),
    ("She studies at the University of Texas.", [], ["University of Texas=Organization"]),
    ("It was bought by Acme Corp. for cash.", [], ["Acme Corp.=Company"]),
    ("It was bought by Orion Holdings plc this year.", [("Orion Holdings", O)], ["Orion Holdings plc=Company"]),
    ("Then Green Valley GmbH failed.", [], ["Green Valley GmbH=Company"]),
    ("The Los Angeles Police Department spoke.", [], ["Los Angeles Police Department=GovernmentBody"]),
    ("The Indian Supreme Court ruled.", [], ["Indian Supreme Court=GovernmentBody"]),
    ("Italy's Constitutional Court ruled.", [], ["Italy=Country", "Constitutional Court=GovernmentBody"]),
    ("Then Japan's Supreme Court ruled.", [("Japan's Supreme Court", O)],
     ["Japan=Country", "Supreme Court=GovernmentBody"]),
    ("They sued in the Court of Appeal.", [], ["Court of Appeal=GovernmentBody"]),
    ("He asked the People's Bank of China.", [], ["People's Bank of China=Company"]),
    (f"The U.S. Attorney{A}s Office for the Western District of New York said so.", [],
     [f"U.S. Attorney{A}s Office for the Western District of New York=GovernmentBody"]),
    ("The Municipality of Livorno paid.", [("Livorno", G)], ["Municipality of Livorno=GovernmentBody"]),
    ("The Union of Rationalist Atheists and Agnostics paid.", [("Agnostics", P)],
     ["Union of Rationalist Atheists and Agnostics=Organization"]),
    ("The court of public opinion is harsh.", [], []),
    ("The ministry said so.", [], []),
    ("The Ministry said so.", [("Ministry", O)], []),
    ("A debate in Parliament began.", [], ["Parliament=GovernmentBody"]),
    ("Parliament met.", [], []),
    ("Russian Forces advanced.", [], []),
    ("The Center for Hair Care in Chicago opened.", [], ["Center for Hair Care=Organization", "Chicago=City"]),
    ("We saw the Kennedy Space Center on Monday.", [], ["Kennedy Space Center=Organization"]),
    ("The Museum of Flight CEO left.", [], ["Museum of Flight=Facility"]),
    ("Thousands Flee As Rebel Army Takes Northern Town", [], []),
    ("She leads the United Workers' Federation now.", [], ["United Workers' Federation=Organization"]),
    ("The Instituto Gonzaga closed.", [("Instituto Gonzaga", P)], ["Instituto Gonzaga=Organization"]),
    ("They flew Emirates Airline to Dubai. They like Emirates now.", [("Emirates Airline", O), ("Emirates", G)],
     ["Emirates Airline=Company", "Dubai=City", "Emirates=Company"]),
]  # fmt: skip

THINGS: list[Case] = [
    ("The North Korean Human Rights Act passed.", [], ["North Korean Human Rights Act=Law"]),
    ("The Civil Rights Act of 1964 passed.", [], ["Civil Rights Act of 1964=Law"]),
    ("The Data Protection Act 2018 passed.", [], ["Data Protection Act 2018=Law"]),
    ("They opposed Bill C-69 then.", [], ["Bill C-69=Law"]),
    ("They backed Resolution 1973 then.", [], ["Resolution 1973=Law"]),
    ("The Paris Agreement holds.", [], ["Paris Agreement=Law"]),
    ("The Treaty of Lisbon holds.", [], ["Treaty of Lisbon=Law"]),
    ("The First Amendment holds.", [], ["First Amendment=Law"]),
    ("The Native Graves Protection and Repatriation Act of 1990 holds.", [],
     ["Native Graves Protection and Repatriation Act of 1990=Law"]),
    ("It came to Nashville, TN on tour.", [], ["Nashville=City", "TN=Place"]),
    ("The Park Fire grew.", [("Park Fire", "FAC")], ["Park Fire=Event"]),
    ("They saw Space Shuttle Endeavour land.", [("Space Shuttle Endeavour", P)], ["Space Shuttle Endeavour=Product"]),
    ("They swam in the River Seine.", [("River Seine", O)], ["River Seine=Place"]),
    ("Act now, they said.", [], []),
    ("The bill passed.", [], []),
    ("He won at the 2024 Summer Olympics.", [], ["2024 Summer Olympics=Event"]),
    ("They lost the World Cup.", [], ["World Cup=Event"]),
    ("After Hurricane Ida they left.", [], ["Hurricane Ida=Event"]),
    ("The hurricane hit.", [], []),
    ("The Battle of Verdun was long.", [], ["Battle of Verdun=Event"]),
    ("It began with Operation Desert Storm.", [], ["Operation Desert Storm=Event"]),
    ("They shot down an F-16 there.", [], ["F-16=Product"]),
    ("An order of Boeing 777 jets came.", [], ["Boeing 777=Product"]),
    ("Boeing 2019 sales fell.", [], ["Boeing=Company"]),
    ("The Airbus A350 flew.", [], ["Airbus A350=Product"]),
    ("Boeing makes the 737 Max and the 787-9.", [], ["Boeing=Company", "737 Max=Product", "787-9=Product"]),
    ("It has 737 members.", [], []),
    ("The USS Gerald Ford sailed.", [], ["USS Gerald Ford=Product"]),
    ("The Green Climate Fund pays.", [], ["Green Climate Fund=Fund"]),
    ("She is on Medicaid now.", [], ["Medicaid=Programme"]),
    ("He landed at Heathrow Airport today.", [], ["Heathrow Airport=Facility"]),
    ("They met on Cromwell Road today.", [], ["Cromwell Road=Facility"]),
    ("We climbed Mount Kenya there.", [], ["Mount Kenya=Place"]),
    ("They sailed to Thitu Island.", [], ["Thitu Island=Place"]),
    ("He wrote the novel “Night Train to Rome” there.", [], ["Night Train to Rome=Work"]),
    ("He said “Never again” there.", [], []),
    ("COVID-19 came back.", [], ["COVID-19=Concept"]),
    ("World War II ended.", [], ["World War II=Event"]),
]  # fmt: skip

MODEL: list[Case] = [
    ("They saw Alice Dahl with Junius Moen winning.", [("Alice Dahl", P), ("Moen", P)],
     ["Alice Dahl=Person", "Junius Moen=Person"]),
    ("They saw Striker Moen winning. A striker fell.", [("Moen", P)], ["Moen=Person"]),
    ("Then Spotlight grew.", [("Spotlight", O)], ["Spotlight=Organization"]),
    ("Police came. The police left.", [("Police", O)], []),
    ("They met in March there.", [("March", O)], []),
    ("He wrote on Monday there.", [("Monday", P)], []),
    ("Only 57 came.", [("57", O)], []),
    ("Write to info@example.org now.", [("info@example.org", O)], []),
    ("See www.example.org now.", [("www.example.org", O)], []),
    ("They paid in Yen there.", [("Yen", O)], []),
    ("the emoji won", [("emoji", P)], []),
    ("Then the Rohingya fled.", [("Rohingya", O)], []),
    ("They saw Logar province south of it.", [("Logar province", G)], ["Logar=Place"]),
    ("He read it in the newspaper Dagens Nyheter there.", [("Dagens Nyheter", P)], ["Dagens Nyheter=Organization"]),
    ("He is of Addison, a village there.", [("Addison", O)], ["Addison=Place"]),
    ("Then pro-Beijing groups won.", [("pro-Beijing", O)], ["Beijing=City"]),
    ("The NASA Administrator spoke.", [("NASA Administrator", O)], ["NASA=GovernmentBody"]),
    ("They saw Ukraine Marie Blum. Then Marie Blum left.", [("Ukraine Marie Blum", O), ("Marie Blum", P)],
     ["Ukraine=Country", "Marie Blum=Person", "Marie Blum=Person"]),
    (f"They cheered Astros{A} Ronel Blanco then.", [(f"Astros{A} Ronel Blanco", O)],
     ["Astros=Organization", "Ronel Blanco=Organization"]),
    ("She left the Peel School in Gosport.", [("Peel School in Gosport", O)],
     ["Peel School=Organization", "Gosport=Place"]),
    ("They joined Fargo, Legion and others.", [("Fargo, Legion", O)], ["Fargo=Organization", "Legion=Organization"]),
    ("They saw Ahmed Mohamed Image there.", [("Ahmed Mohamed Image", P)], ["Ahmed Mohamed=Person"]),
    ("They saw Zorba there. Then Zorba left. So Zorba won.", [("Zorba", O), ("Zorba", O), ("Zorba", P)],
     ["Zorba=Organization", "Zorba=Organization", "Zorba=Organization"]),
    ("They like Lululemon. Buyers of Lululemon left.", [("Lululemon", O)],
     ["Lululemon=Organization", "Lululemon=Organization"]),
    ("THE BIG NEWS TODAY", [("BIG NEWS", O)], []),
    ("It rose in December 2004 there.", [("December 2004", "DATE")], []),
    ("The Christians prayed.", [("Christians", "NORP")], []),
    ("Then Prince Archie and Princess Lilibet left.", [("Prince Archie and Princess Lilibet", O)],
     ["Archie=Person", "Lilibet=Person"]),
    ("They joined the DAB there.", [("DAB", P)], ["DAB=Organization"]),
    ("They told Mr Ebbers so.", [("Mr Ebbers", O)], ["Ebbers=Person"]),
    ("They like Ferrari here.", [("Ferrari", "WORK_OF_ART")], ["Ferrari=Organization"]),
    ("They saw the Grammy-nominated star.", [("Grammy-nominated", P)], ["Grammy=Concept"]),
    ("Then Sweden 1 was level.", [("Sweden 1", O)], ["Sweden=Country"]),
    ("They met at the “Opus Dei” hall.", [("“Opus Dei", O)], ["Opus Dei=Organization"]),
    ("Then Datuk Seri Omar Rahim spoke.", [("Datuk Seri", P)], ["Omar Rahim=Person"]),
    ("So Air Elbe grew.", [("Air Elbe", "FAC")], ["Air Elbe=Company"]),
    ("They met companies such as Lorvex, Sandrel and Tarn there.", [("Lorvex", P), ("Sandrel", G), ("Tarn", P)],
     ["Lorvex=Company", "Sandrel=Company", "Tarn=Company"]),
    ("They like companies. Critics like Lorvex left.", [("Lorvex", P)], ["Lorvex=Person"]),
    ("They asked Eva-Marie Holm. Then Holm said so.", [("Eva-Marie Holm", O), ("Holm", P)],
     ["Eva-Marie Holm=Person", "Holm=Person"]),
    ("Then Ada Park joined. So Park left.", [("Ada Park", "FAC")], ["Ada Park=Person", "Park=Person"]),
    ("They met in Ada Park there.", [("Ada Park", "FAC")], ["Ada Park=Facility"]),
    ("They asked Nikki Holm then.", [("Nikki Holm", O)], ["Nikki Holm=Person"]),
    ("They saw the Nikki Holm there.", [("Nikki Holm", O)], ["Nikki Holm=Organization"]),
    ("Environment Canada warned them.", [("Canada", G)], ["Environment Canada=Organization"]),
    ("Orvex Ltd. Corin Inc. and others left.", [("Orvex Ltd. Corin Inc.", O)],
     ["Orvex Ltd.=Company", "Corin Inc.=Company"]),
    ("It is Orvex Co. Ltd. of Oslo.", [("Orvex Co. Ltd.", O)], ["Orvex Co. Ltd.=Company", "Oslo=City"]),
    ("So the startup Ruxon grew.", [], ["Ruxon=Company"]),
    ("So the agency Monday grew.", [], []),
    ("Then Halden sold its office.", [("Halden", G)], ["Halden=Organization"]),
    ("Then Halden grew.", [("Halden", G)], ["Halden=Place"]),
    ("They use Marbel Otter. Then Otter grew.", [("Marbel Otter", O), ("Otter", P)],
     ["Marbel Otter=Organization", "Otter=Person"]),
    ("She beat Ida Holm 7-5 there.", [("Ida Holm 7", P)], ["Ida Holm=Person"]),
    ("She beat Ida Holm 7-6 there.", [("Ida Holm 7-6", P)], ["Ida Holm=Person"]),
    ("Then Adam Holm sued. His Adam Holm Media failed.", [("Adam Holm", P)],
     ["Adam Holm=Person", "Adam Holm Media=Company"]),
    ("Then Orvex Holm sued. So Orvex Holm Media failed.", [("Orvex Holm", P)],
     ["Orvex Holm=Company", "Orvex Holm Media=Company"]),
    ("They gave the Adam Holm Lecture there.", [("Adam Holm Lecture", P)], ["Adam Holm Lecture=Event"]),
]  # fmt: skip

ACRONYMS: list[tuple[str, list[str]]] = [
    ("The Ministry of Unification (MOU) spoke. The MOU left.",
     ["Ministry of Unification=Ministry of Unification", "MOU=Ministry of Unification", "MOU=Ministry of Unification"]),
    ("The South African Revenue Service (Sars) spoke. Then Sars left.",
     ["South African Revenue Service=South African Revenue Service", "Sars=South African Revenue Service",
      "Sars=South African Revenue Service"]),
    ("They asked Isis (Institute of Strategic and International Studies) then.",
     ["Isis=Institute of Strategic and International Studies",
      "Institute of Strategic and International Studies=Institute of Strategic and International Studies"]),
    ("The Ministry of Unification (KFB) spoke.", ["Ministry of Unification=Ministry of Unification"]),
    ("The Public Service Joint Bargaining Council (PSJBC) met. So the PSJBC won.",
     ["Public Service Joint Bargaining Council=Public Service Joint Bargaining Council",
      "PSJBC=Public Service Joint Bargaining Council", "PSJBC=Public Service Joint Bargaining Council"]),
    ("A special economic zone (SEZ) opened. The SEZ grew.", ["SEZ=special economic zone", "SEZ=special economic zone"]),
    ("A medium-term plan (MTP) passed.", ["MTP=medium-term plan"]),
    ("The World Health Organization (WHO) met. Then WHO left.",
     ["World Health Organization=World Health Organization", "WHO=World Health Organization",
      "WHO=World Health Organization"]),
    ("The head of CFI (Italian Forestry Conference) left. Then CFI grew.",
     ["CFI=Italian Forestry Conference", "Italian Forestry Conference=Italian Forestry Conference",
      "CFI=Italian Forestry Conference"]),
    ("The World Bread Council, or WBC, met.", ["World Bread Council=World Bread Council", "WBC=World Bread Council"]),
    ("So the WBC, the World Bread Council, met.",
     ["WBC=World Bread Council", "World Bread Council=World Bread Council"]),
    ("The Norwegian Grain Council met. The NGC then left.",
     ["Norwegian Grain Council=Norwegian Grain Council", "NGC=Norwegian Grain Council"]),
    ("The World Bread Council and the West Baltic Council met the WBC.",
     ["World Bread Council=World Bread Council", "West Baltic Council=West Baltic Council"]),
]  # fmt: skip

PAIRS: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    ("They saw Tillu Island (Gongye Island) and Oslo (Norway). Gongye Island is dry.", [],
     ["Tillu Island=Tillu Island", "Gongye Island=Tillu Island", "Oslo=Oslo", "Norway=Norway",
      "Gongye Island=Tillu Island"]),
    ("They like Sandrel, formerly known as Torvik. Then Torvik grew.", [("Sandrel", O), ("Torvik", P), ("Torvik", P)],
     ["Sandrel=Sandrel", "Torvik=Sandrel", "Torvik=Sandrel"]),
    ("They like Sandrel, or Torvik, here.", [("Sandrel", O), ("Torvik", O)], ["Sandrel=Sandrel", "Torvik=Sandrel"]),
    ("They like Sandrel, or Torvik.", [("Sandrel", O), ("Torvik", O)], ["Sandrel=Sandrel", "Torvik=Torvik"]),
    ("The United Nations met. The Untied Nations left.", [("Untied Nations", O)],
     ["United Nations=United Nations", "Untied Nations=United Nations"]),
    ("The Norden Party met. The Nordne Club left.", [], ["Norden Party=Norden Party", "Nordne Club=Nordne Club"]),
]  # fmt: skip

WITH_VALUES = [
    ("They met in May there.", [("May", P)], ["May"], []),
    ("The Civil Rights Act of 1964 passed.", [], ["1964"], ["Civil Rights Act of 1964"]),
    ("The 2024 Summer Olympics began.", [], ["2024"], ["2024 Summer Olympics"]),
    ("Summer 2024 was hot.", [("Summer 2024", O)], ["Summer 2024"], []),
    ("They fined Boeing 151 million euros.", [], ["151 million euros"], ["Boeing"]),
    ("They sold a Boeing 747 then.", [], ["747"], ["Boeing 747"]),
]
ALL = [*PEOPLE, *BODIES, *THINGS, *MODEL]


def test_the_rule_cases_are_as_many_as_they_were() -> None:
    """No case gets lost."""
    assert (len(PEOPLE), len(BODIES), len(THINGS), len(MODEL)) == (48, 44, 38, 56)
    assert (len(ACRONYMS), len(PAIRS)) == (13, 6)
    assert len(ALL) + len(ACRONYMS) + len(WITH_VALUES) >= 150


@pytest.mark.parametrize(("text", "ents", "expected"), ALL, ids=[case[0] for case in ALL])
def test_names_are_found_and_mended(
    read_names: Reader, text: str, ents: list[tuple[str, str]], expected: list[str]
) -> None:
    """Exactly these names are found, each with its class."""
    assert expected == [f"{words}={cls}" for words, cls, _ in read_names(text, ents)]


@pytest.mark.parametrize(("text", "expected"), ACRONYMS, ids=[case[0] for case in ACRONYMS])
def test_acronyms_stand_for_the_long_name(read_names: Reader, text: str, expected: list[str]) -> None:
    """A defined acronym is labelled with the name it stands for, wherever it is."""
    assert expected == [f"{words}={label}" for words, _, label in read_names(text)]


@pytest.mark.parametrize(("text", "ents", "expected"), PAIRS, ids=[case[0] for case in PAIRS])
def test_two_names_given_together_have_one_label(
    read_names: Reader, text: str, ents: list[tuple[str, str]], expected: list[str]
) -> None:
    """The second name of a pair, or a misprint, is labelled with the first."""
    assert expected == [f"{words}={label}" for words, _, label in read_names(text, ents)]


@pytest.mark.parametrize(("text", "ents", "values", "expected"), WITH_VALUES, ids=[case[0] for case in WITH_VALUES])
def test_values_win_unless_they_are_part_of_a_name(
    read_names: Reader, text: str, ents: list[tuple[str, str]], values: list[str], expected: list[str]
) -> None:
    """A name never covers a value, but for the year of a law or event."""
    assert expected == [words for words, _, _ in read_names(text, ents, values)]
